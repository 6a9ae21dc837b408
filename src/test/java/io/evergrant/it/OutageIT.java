package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A provider is away for an hour while a thousand grants are due, at two nodes on one PostgreSQL; the clocks are stepped.
 * What is normal is measured at another provider beside it, as slow and with as many slots, where nothing is wrong.
 */
@Tag("long")
@Tag("h2-only")
class OutageIT {
    private static final int GRANTS = 1000;
    private static final int SLOTS = 8;
    private static final Duration ANSWER = Duration.ofMillis(200);
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(3);

    private final String url = Postgres.database("outage");
    private final LibertyServer first = node("outage-1");
    private final LibertyServer second = node("outage-2")
            .with("EVERGRANT_BASE_URL", first.base())
            .with("EVERGRANT_KEYSET", first.environment("EVERGRANT_KEYSET"));

    private LibertyServer node(String name) {
        return Servers.onPostgres(name, url).with(Overlay.war()).with("EVERGRANT_REFRESH_INTERVAL", "PT0.5S");
    }

    @Test
    @DisplayName("P7 P8 an hour's outage of 1,000 due grants at two nodes, and the way back")
    void anHour() {
        try (LibertyServer one = first.start();
                LibertyServer two = second.start()) {
            List<Hub> nodes = List.of(new Hub(one.base(), Servers.ADMIN_KEY), new Hub(two.base(), Servers.ADMIN_KEY));
            Throng away = throng(nodes.get(0), GRANTS);
            Throng beside = throng(nodes.get(0), 150);
            TimeTravel time = new TimeTravel(nodes, List.of(away.scene, beside.scene));
            Instant end = time.now().plus(LIFE);
            away.moveIn(i -> end);
            beside.moveIn(i -> end);
            away.scene.demo.control().heal().arm(Fault.at("token").status(503).always());
            Instant from = time.now().plus(LIFE);
            time.step(LIFE);
            double normal = normalRate(beside, time);
            outage(away, time, from);
            recovery(away, time, normal);
        }
    }

    private static Throng throng(Hub hub, int size) {
        Scene scene = Scene.on(hub);
        scene.demo.control().set("rotation", "NONE").accessTokenLifetime(LIFE.multipliedBy(4));
        scene.demo.control().arm(Fault.at("token").delay(ANSWER).always());
        scene.provider(Map.of("refreshRotation", "none", "concurrency", SLOTS));
        return new Throng(scene, size);
    }

    private static double normalRate(Throng beside, TimeTravel time) {
        Await.until(
                "those beside it are renewed",
                SOON,
                () -> Traffic.at(beside.scene).size() == beside.size);
        Traffic traffic = Traffic.at(beside.scene);
        Duration took = Duration.between(traffic.all().get(0).at(), time.now());
        double rate = beside.size * 1000.0 / took.toMillis();
        System.out.printf(
                "normal: %.1f a second; %d slots and %d ms an answer allow %.1f%n",
                rate, SLOTS, ANSWER.toMillis(), SLOTS * 1000.0 / ANSWER.toMillis());
        return rate;
    }

    private static void outage(Throng away, TimeTravel time, Instant from) {
        Await.until("the circuit is open", SOON, () -> time.isOpen(away.scene));
        time.settle();
        Instant open = time.now();
        while (time.now().isBefore(from.plus(Duration.ofHours(1)))) {
            time.stepAndSettle(Duration.ofSeconds(20));
        }
        Traffic all = Traffic.at(away.scene);
        Traffic probes = all.between(open, time.now());
        int asked = new HashSet<>(all.accounts()).size();
        System.out.printf(
                "outage: %d requests of both nodes in the hour, %d of them probes, %d retries%n",
                all.size(), probes.size(), all.size() - asked);
        assertThat(all.size()).isBetween(30, 100);
        assertThat(probes.size()).as("since the circuit is shared").isLessThanOrEqualTo(60);
        assertThat(probes.pauses()).allMatch(p -> p.compareTo(Duration.ofMillis(47_500)) >= 0);
        assertThat((all.size() - asked) * 10)
                .as("retries: a tenth of first tries")
                .isLessThanOrEqualTo(asked);
    }

    private static void recovery(Throng away, TimeTravel time, double normal) {
        away.scene.demo.control().heal().arm(Fault.at("token").delay(ANSWER).always());
        Instant from = time.now();
        while (time.isOpen(away.scene)) {
            time.stepAndSettle(Duration.ofSeconds(3));
        }
        Await.until("all are back", SOON, () -> {
            Traffic traffic = Traffic.at(away.scene).between(from, time.now());
            return new HashSet<>(traffic.accounts()).size() == GRANTS;
        });
        Traffic back = Traffic.at(away.scene).between(from, time.now());
        Instant closed = back.all().get(0).until();
        Duration took = Duration.between(from, time.now());
        double peak = back.mostWithin(Duration.ofSeconds(5)) / 5.0;
        System.out.printf(
                "back after %d s, %d s of it until the probe; at most %.1f a second%n",
                took.toSeconds(), Duration.between(from, closed).toSeconds(), peak);
        assertThat(took)
                .isLessThanOrEqualTo(
                        Duration.ofMillis((long) (GRANTS / normal * 1000)).plusMinutes(2));
        assertThat(back.between(closed, closed.plusSeconds(9)).mostInFlight()).isLessThanOrEqualTo(4);
        assertThat(back.mostInFlight()).isLessThanOrEqualTo(SLOTS);
        assertThat(peak).isLessThanOrEqualTo(1.2 * SLOTS * 1000.0 / ANSWER.toMillis());
        assertThat(back.failed().all()).isEmpty();
    }
}
