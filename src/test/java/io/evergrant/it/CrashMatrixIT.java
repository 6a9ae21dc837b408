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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P3 P4 P5: a node, its database, or both die in each step of a refresh; two hundred grants each time. */
@Tag("crash")
class CrashMatrixIT {
    private static final int GRANTS = 201;
    private static final int IN_FLIGHT = 24;
    private static final Duration FROZEN = Duration.ofMinutes(2);
    private static final Path TABLE = Run.TARGET.resolve("crash-matrix.md");
    private static final OwnPostgres DATABASE = new OwnPostgres("crash");
    private static final LibertyServer NODE =
            Servers.onPostgres("crash", DATABASE.url()).with(Overlay.war()).start();

    private final Hub hub = new Hub(NODE.base(), Servers.ADMIN_KEY);

    /** One of the table: what the provider does with used tokens, the step, and the blow. */
    record Cell(String rotation, Step step, Blow blow) {}

    static Stream<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Blow blow : Blow.values()) {
            for (Step step : Step.values()) {
                cells.add(new Cell("strict", step, blow));
            }
        }
        for (Blow blow : Blow.values()) {
            for (String rotation : List.of("none", "grace")) {
                cells.add(new Cell(rotation, Step.ROTATED_ANSWER_NOT_READ, blow));
                cells.add(new Cell(rotation, Step.READ_NOT_JOURNALLED, blow));
            }
        }
        String only = System.getProperty("evergrant.it.crash", "");
        return cells.stream().filter(c -> c.toString().matches(".*(" + only + ").*"));
    }

    @AfterAll
    static void stop() {
        NODE.close();
        DATABASE.close();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void noGrantIsLostButWhatIsOnTheWireOfAStrictProvider(Cell cell) throws IOException {
        Herd herd = new Herd(hub, GRANTS, Map.of("refreshRotation", cell.rotation(), "refreshRetryWindow", "PT30S"));
        herd.scenes.forEach(s -> s.demo.control()
                .set("rotation", cell.rotation().toUpperCase(java.util.Locale.ROOT), "rotationGrace", "PT30S"));
        cell.step().hold(hub, herd, cell.blow() == Blow.TERMINATE_NODE ? 8 : 600);
        herd.moveIn(Duration.ofSeconds(20));
        Await.until(
                "as many are under way as may be",
                Duration.ofSeconds(60),
                () -> cell.step().held(hub, herd) >= IN_FLIGHT);
        int inFlight = cell.step().held(hub, herd);
        strike(cell, herd);
        herd.settle(Duration.ofMinutes(4));
        long lost = herd.lost();
        Files.writeString(
                TABLE,
                "| %s | %s | %s | %d | %d |%n".formatted(cell.rotation(), cell.step(), cell.blow(), inFlight, lost),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        herd.scenes.forEach(s -> Demos.outcomeUnknownAt(s.demo));
        boolean nodeDied = cell.blow() == Blow.KILL_NODE || cell.blow() == Blow.KILL_BOTH;
        boolean unavoidable =
                nodeDied && cell.rotation().equals("strict") && cell.step().isUnavoidable();
        assertThat(lost).isLessThanOrEqualTo(unavoidable ? IN_FLIGHT : 0);
        herd.forget();
    }

    private void strike(Cell cell, Herd herd) {
        switch (cell.blow()) {
            case KILL_NODE -> {
                NODE.kill();
                cell.step().release(hub, herd);
                NODE.start();
            }
            case KILL_DATABASE -> {
                DATABASE.kill();
                cell.step().release(hub, herd);
                DATABASE.start();
            }
            case KILL_BOTH -> {
                DATABASE.kill();
                NODE.kill();
                cell.step().release(hub, herd);
                DATABASE.start();
                NODE.start();
            }
            case FREEZE_NODE -> {
                NODE.signal("STOP");
                long end = System.nanoTime() + FROZEN.toNanos();
                Await.until("two minutes have passed", FROZEN.plusMinutes(1), () -> System.nanoTime() > end);
                NODE.signal("CONT");
                Await.until("it answers", Duration.ofMinutes(1), () -> hub.answers("/health/ready"));
                cell.step().release(hub, herd);
            }
            case TERMINATE_NODE -> {
                if (cell.step() == Step.ROTATED_ANSWER_NOT_READ) {
                    NODE.signal("TERM");
                    cell.step().release(hub, herd);
                }
                NODE.close();
                NODE.start();
            }
        }
    }
}
