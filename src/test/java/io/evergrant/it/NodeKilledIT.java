package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node with a strict provider dies again and again, at whatever point of its refreshes that happens to be. */
@Tag("long")
@Tag("h2-only")
class NodeKilledIT {
    private static final int KILLS = 20;
    private static final int GRANTS = 300;
    private static final int IN_FLIGHT = 24;
    private static final Duration LIFE = Duration.ofSeconds(30);

    @Test
    @DisplayName("P3 of twenty kills at random points none costs a grant that was not in flight just then")
    void onlyWhatIsInFlightIsLost() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Integer> atTheProviders = new ArrayList<>();
        try (MortalCluster cluster = new MortalCluster("killed-often", 1)) {
            Herd herd = new Herd(cluster.hub(), GRANTS, Map.of("refreshRotation", "strict"));
            herd.scenes.forEach(s -> s.demo.control()
                    .accessTokenLifetime(LIFE)
                    .arm(Fault.at("token")
                            .afterCommit()
                            .delay(Duration.ofMillis(100))
                            .always()));
            herd.moveIn(LIFE.minusSeconds(1));
            for (int kill = 0; kill < KILLS; kill++) {
                passes(random.nextInt(15_000));
                atTheProviders.add(herd.atTheProviders());
                cluster.kill(cluster.nodes.get(0));
            }
            herd.settle(Duration.ofMinutes(4));
            List<String> lost = herd.dead();
            String row = "| strict, seed %d | %d kills | %s in flight | %s of them at the provider | %d of %d lost |%n"
                    .formatted(seed, KILLS, cluster.inFlight, atTheProviders, lost.size(), herd.size());
            System.out.println(row);
            Files.writeString(
                    Run.TARGET.resolve("node-killed.md"), row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            herd.scenes.forEach(s -> Demos.outcomeUnknownAt(s.demo));

            assertThat(cluster.inFlight).hasSize(KILLS).allMatch(i -> i <= IN_FLIGHT);
            assertThat(lost).as("lost, and in flight at no kill").allMatch(cluster::wasInFlightAtAKill);
            assertThat(cluster.inFlightAtAllKills())
                    .as("some kills came in the middle of work")
                    .isPositive();
        }
    }

    private static void passes(int millis) {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        Await.until("time passes", Duration.ofMinutes(1), () -> System.nanoTime() > end);
    }
}
