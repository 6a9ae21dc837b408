package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two nodes on one PostgreSQL keep a thousand rotating grants fresh and are asked for their tokens all the time. Every
 * minute one of them is killed; the database is killed twice. {@code -Devergrant.it.soak.minutes=2} rehearses it, {@code
 * -Devergrant.it.soak=grace} runs it with one kind of provider, {@code -Devergrant.it.soak.grants=120} on a small machine.
 */
@Tag("long")
@Tag("h2-only")
class SoakIT {
    private static final int MINUTES = Integer.getInteger("evergrant.it.soak.minutes", 10);
    private static final int PROVIDERS = 6;
    private static final int GRANTS_EACH = Integer.getInteger("evergrant.it.soak.grants", 1002) / PROVIDERS;
    private static final int GRANTS = PROVIDERS * GRANTS_EACH;
    private static final int IN_FLIGHT = 24;
    private static final int CALLS_PER_SECOND_AND_NODE = 30;
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofMillis(50);
    private static final Path TABLE = Run.TARGET.resolve("soak.md");

    private final List<Integer> atTheProviders = new ArrayList<>();

    static Stream<String> rotations() {
        String only = System.getProperty("evergrant.it.soak", "");
        return Stream.of("grace", "strict").filter(r -> only.isEmpty() || r.equals(only));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rotations")
    @DisplayName(
            "F1 F2 F9 F10 P3 P4 while nodes and database are killed, nothing is lost but what a strict provider had"
                    + " on the wire, no dead token is handed out, and 999 of 1,000 calls get one that lives")
    void soak(String rotation) throws IOException {
        try (MortalCluster cluster = new MortalCluster("soak-" + rotation, 2)) {
            Herd herd = herd(cluster.hub(), rotation);
            Callers callers = new Callers(herd, cluster.nodes).begin(CALLS_PER_SECOND_AND_NODE);
            for (int minute = 0; minute < MINUTES; minute++) {
                oneMinute(minute, cluster, herd);
            }
            List<TokenCall> calls = callers.end();
            herd.settle(Duration.ofMinutes(4));
            judge(rotation, herd, cluster, new Judgement(herd, cluster.hub(), calls));
        }
    }

    private static Herd herd(Hub hub, String rotation) {
        Herd herd = new Herd(
                hub, PROVIDERS, GRANTS_EACH, Map.of("refreshRotation", rotation, "refreshRetryWindow", "PT30S"));
        herd.scenes.forEach(s -> s.demo.control()
                .set("rotation", rotation.toUpperCase(Locale.ROOT), "rotationGrace", "PT30S")
                .accessTokenLifetime(LIFE)
                .arm(Fault.at("token").afterCommit().delay(ANSWER).always()));
        return herd.moveIn(LIFE.minusSeconds(1));
    }

    /** A node dies after ten seconds, the database, in two of the minutes, after fifty. */
    private void oneMinute(int minute, MortalCluster cluster, Herd herd) {
        long began = System.nanoTime();
        wait(began, Duration.ofSeconds(10));
        atTheProviders.add(herd.atTheProviders());
        cluster.kill(cluster.nodes.get(minute % cluster.nodes.size()));
        if (minute == MINUTES / 3 || minute == MINUTES * 2 / 3) {
            wait(began, Duration.ofSeconds(50));
            cluster.restartDatabase();
        }
        wait(began, Duration.ofSeconds(60));
    }

    private static void wait(long began, Duration time) {
        Await.until("time passes", time.plusMinutes(1), () -> System.nanoTime() - began > time.toNanos());
    }

    private void judge(String rotation, Herd herd, MortalCluster cluster, Judgement judgement) throws IOException {
        List<String> lost = herd.dead();
        long served = judgement.served();
        double share = (double) served / (served + judgement.withheld().size());
        String row = "| %s | %d | %d | %d | %s | %.3f %% | %d | %d | %d | %d | %s (at the providers %s) | %s |%n"
                .formatted(
                        rotation,
                        herd.size(),
                        MINUTES,
                        served,
                        judgement.failures(),
                        100 * share,
                        judgement.expired().size(),
                        judgement.reused().size(),
                        judgement.reusedWithoutReason().size(),
                        lost.size(),
                        cluster.inFlight,
                        atTheProviders,
                        cluster.away);
        System.out.println(row);
        Files.writeString(TABLE, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        herd.scenes.forEach(s -> Demos.outcomeUnknownAt(s.demo));

        assertThat(judgement.expired()).as("dead tokens handed out").isEmpty();
        assertThat(judgement.overstated()).as("said to live too long").isEmpty();
        assertThat(judgement.reusedWithoutReason())
                .as("sent again without a reason")
                .isEmpty();
        assertThat(lost).as("lost, and in flight at no kill").allMatch(cluster::wasInFlightAtAKill);
        assertThat(lost).hasSizeLessThanOrEqualTo(rotation.equals("strict") ? cluster.inFlightAtAllKills() : 0);
        assertThat(cluster.inFlight).hasSize(MINUTES).allMatch(i -> i <= IN_FLIGHT);
        assertThat(share).isGreaterThanOrEqualTo(0.999);
        assertThat(served).as("enough was asked").isGreaterThan(MINUTES * 60L * CALLS_PER_SECOND_AND_NODE);
        int renewals = herd.scenes.stream().mapToInt(Scene::tokenRequests).sum();
        assertThat(renewals).as("enough was renewed").isGreaterThan(GRANTS * MINUTES);
    }
}
