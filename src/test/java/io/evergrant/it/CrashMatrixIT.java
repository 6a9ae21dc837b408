package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * P3 P4 P5: a node, its database, or both die in each step of a refresh; two hundred grants each time. With a strict
 * provider the node is alone. With {@code none} and {@code grace} another one goes on, in time.
 */
@Tag("crash")
class CrashMatrixIT {
    private static final int GRANTS = 201;
    private static final int IN_FLIGHT = 24;
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration FROZEN = Duration.ofMinutes(2);
    private static final Path TABLE = Run.TARGET.resolve("crash-matrix.md");
    private static final String KEYSET = Secrets.keyset();
    private static final OwnPostgres DATABASE = new OwnPostgres("crash");
    private static final LibertyServer NODE = node("crash").start();
    private static final LibertyServer OTHER = node("crash-other").with("EVERGRANT_BASE_URL", NODE.base());

    private final Hub hub = new Hub(NODE.base(), Servers.ADMIN_KEY);
    private final Hub other = new Hub(OTHER.base(), Servers.ADMIN_KEY);

    private static LibertyServer node(String name) {
        return Servers.onPostgres(name, DATABASE.url())
                .with("EVERGRANT_KEYSET", KEYSET)
                .with(Overlay.war());
    }

    /** One of the table: what the provider does with used tokens, the step, and the blow. */
    record Cell(String rotation, Step step, Blow blow) {
        boolean isStrict() {
            return rotation.equals("strict");
        }

        boolean isUnavoidable() {
            boolean nodeDied = blow == Blow.KILL_NODE || blow == Blow.KILL_BOTH;
            return isStrict() && nodeDied && step.isUnavoidable();
        }
    }

    static Stream<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Blow blow : Blow.values()) {
            for (Step step : Step.values()) {
                cells.add(new Cell("strict", step, blow));
            }
        }
        for (Blow blow : Blow.values()) {
            for (String rotation : List.of("none", "grace")) {
                cells.add(new Cell(rotation, Step.COMMITTED_NOT_SENT, blow));
                cells.add(new Cell(rotation, Step.ROTATED_ANSWER_NOT_READ, blow));
                cells.add(new Cell(rotation, Step.READ_NOT_JOURNALLED, blow));
            }
        }
        String only = System.getProperty("evergrant.it.crash", "");
        return cells.stream().filter(c -> c.toString().matches(".*(" + only + ").*"));
    }

    @AfterAll
    static void stop() {
        OTHER.close();
        NODE.close();
        DATABASE.close();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void noGrantIsLostButWhatIsOnTheWireOfAStrictProvider(Cell cell) throws IOException {
        Herd herd = new Herd(hub, GRANTS, Map.of("refreshRotation", cell.rotation(), "refreshRetryWindow", "PT30S"));
        herd.scenes.forEach(s -> s.demo.control()
                .set("rotation", cell.rotation().toUpperCase(java.util.Locale.ROOT), "rotationGrace", "PT30S"));
        if (!cell.isStrict()) {
            OTHER.startUnlessAlive();
            Step.holdClaims(other);
        }
        cell.step().hold(hub, herd, cell.blow() == Blow.TERMINATE_NODE ? 8 : 600);
        herd.moveIn(Duration.ofSeconds(20));
        Await.until("as many are under way as may be", SOON, () -> cell.step().held(hub, herd) >= IN_FLIGHT);
        int inFlight = cell.step().held(hub, herd);
        strike(cell, herd);
        herd.through(hub).settle(PATIENCE);
        long lost = herd.lost();
        Files.writeString(
                TABLE,
                "| %s | %s | %s | %d | %d |%n".formatted(cell.rotation(), cell.step(), cell.blow(), inFlight, lost),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        herd.scenes.forEach(s -> Demos.outcomeUnknownAt(s.demo));
        assertThat(lost).isLessThanOrEqualTo(cell.isUnavoidable() ? IN_FLIGHT : 0);
        herd.forget();
    }

    private void strike(Cell cell, Herd herd) {
        switch (cell.blow()) {
            case KILL_NODE -> {
                NODE.kill();
                theOtherGoesOn(cell, herd);
                NODE.start();
            }
            case KILL_DATABASE -> {
                DATABASE.kill();
                letGo(cell, herd);
                DATABASE.start();
            }
            case KILL_BOTH -> {
                DATABASE.kill();
                NODE.kill();
                DATABASE.start();
                theOtherGoesOn(cell, herd);
                NODE.start();
            }
            case FREEZE_NODE -> {
                NODE.signal("STOP");
                long end = System.nanoTime() + FROZEN.toNanos();
                theOtherGoesOn(cell, herd);
                Await.until("two minutes have passed", FROZEN.plusMinutes(1), () -> System.nanoTime() > end);
                NODE.signal("CONT");
                Await.until("it answers", SOON, () -> hub.answers("/health/ready"));
                Step.release(hub);
            }
            case TERMINATE_NODE -> {
                NODE.signal("TERM");
                theOtherGoesOn(cell, herd);
                NODE.close();
                NODE.start();
            }
        }
    }

    /** The node is out of it: what it was at is taken over where that does no harm, and all grants live. */
    private void theOtherGoesOn(Cell cell, Herd herd) {
        cell.step().answer(herd);
        if (!cell.isStrict()) {
            Step.release(other);
            herd.through(other).settle(PATIENCE);
        }
    }

    private void letGo(Cell cell, Herd herd) {
        cell.step().answer(herd);
        Step.release(hub);
        if (!cell.isStrict()) {
            Step.release(other);
        }
    }

    /** What a cell that failed has left dead or held. */
    @AfterEach
    void release() {
        DATABASE.startUnlessAlive();
        NODE.startUnlessAlive();
        for (Hub each : List.of(hub, other)) {
            if (each.answers("/health/ready")) {
                Step.release(each);
            }
        }
    }
}
