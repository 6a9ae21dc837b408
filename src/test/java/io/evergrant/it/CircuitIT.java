package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an unwell provider is left in peace, and how it is come back to; the clock is stepped, not waited for. */
@Tag("long")
class CircuitIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PROBE = Duration.ofSeconds(73);

    private static final LibertyServer SERVER = Servers.onThisRunsDatabase("circuit")
            .with(Overlay.war())
            .with("EVERGRANT_REFRESH_INTERVAL", "PT0.2S")
            .start();

    private final Scene scene = Scene.on(new Hub(SERVER.base(), Servers.ADMIN_KEY));
    private final TimeTravel time = new TimeTravel(List.of(scene.hub), List.of(scene));
    private final List<Throng> throngs = new ArrayList<>();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @AfterEach
    void forget() {
        throngs.forEach(Throng::forget);
    }

    private Throng throng(int size, int concurrency) {
        scene.demo.control().set("rotation", "NONE");
        scene.provider(Map.of("refreshRotation", "none", "concurrency", concurrency));
        Throng throng = new Throng(scene, size);
        throngs.add(throng);
        return throng;
    }

    private static Fault refreshing() {
        return Fault.at("token").grantType("refresh_token");
    }

    private Traffic traffic() {
        return Traffic.at(scene);
    }

    @Test
    @DisplayName("P7 the circuit opens at the fifth grant, no caller gets past it, each probe is another grant's")
    void opensAndProbes() {
        Throng throng = throng(14, 1);
        scene.demo.control().arm(refreshing().status(500).always());
        throng.moveIn();
        Await.until("the circuit is open", SOON, () -> time.isOpen(scene));
        time.settle();
        assertThat(traffic().accounts()).as("five different grants").hasSize(5).doesNotHaveDuplicates();
        for (int i = 0; i < throng.size; i++) {
            Answer denied = throng.token(i).expectProblem(503, "provider_unavailable");
            assertThat(Integer.parseInt(denied.header("Retry-After").orElseThrow()))
                    .isBetween(1, 72);
        }
        time.stepAndSettle(Duration.ofSeconds(40));
        assertThat(traffic().size()).as("no request within 48 s").isEqualTo(5);
        for (int probes = 1; probes <= 6; probes++) {
            int before = traffic().size();
            time.stepAndSettle(PROBE);
            throng.token(probes).expectProblem(503, "provider_unavailable");
            assertThat(traffic().size() - before).as("probe %d", probes).isEqualTo(1);
        }
        assertThat(traffic().accounts()).as("each probe with another grant").doesNotHaveDuplicates();
        scene.demo.control().heal();
        time.step(PROBE);
        Await.until("all are well", SOON, () -> throng.renewed() == throng.size);
        assertThat(time.isOpen(scene)).isFalse();
        assertThat(traffic().failed().size()).isEqualTo(11);
    }

    @Test
    @DisplayName("P7 the circuit opens where half of twenty calls fail, however they alternate")
    void opensAtHalf() {
        Throng throng = throng(40, 1);
        for (int i = 0; i < 40; i++) {
            scene.demo.control().arm(refreshing().status(500)).arm(refreshing());
        }
        throng.moveIn();
        Await.until("the circuit is open", SOON, () -> time.isOpen(scene));
        time.settle();
        assertThat(traffic().failed().size())
                .as("ten of nineteen are too few to tell")
                .isEqualTo(11);
        assertThat(traffic().size()).isEqualTo(21);
    }

    @Test
    @DisplayName("P8 after a probe's success four are in flight, ten seconds later as many as may be")
    void comesBackByAndBy() {
        Throng throng = throng(60, 8);
        scene.demo.control().arm(refreshing().status(503).always());
        throng.moveIn();
        Await.until("the circuit is open", SOON, () -> time.isOpen(scene));
        time.settle();
        assertThat(traffic().size()).as("no more than were in flight").isLessThanOrEqualTo(8);
        scene.demo
                .control()
                .heal()
                .arm(refreshing().delay(Duration.ofMillis(500)).always());
        time.step(PROBE);
        Instant well = time.now();
        Await.until(
                "some are back", SOON, () -> traffic().between(well, time.now()).size() >= 9);
        Instant later = time.now();
        time.step(Duration.ofSeconds(10));
        Await.until("all are well", SOON, () -> throng.renewed() == throng.size);
        Traffic back = traffic().between(well, time.now());
        assertThat(back.between(well, later).mostInFlight()).isBetween(2, 4);
        assertThat(back.mostInFlight()).as("as the machine can").isBetween(5, 8);
        assertThat(back.accounts()).as("each once").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @DisplayName(
            "P9 F19 no request before Retry-After has ended: seconds, a date, an hour at most; of rubbish nothing is kept")
    @CsvSource({"7, 7", "date, 40", "1000000000, 3600", "soon, 0"})
    void retryAfterIsObeyed(String header, int seconds) {
        Throng throng = throng(1, 4);
        Function<String, String> text = h -> h.equals("date")
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        time.now().plusSeconds(seconds).atOffset(ZoneOffset.UTC))
                : h;
        scene.demo.control().arm(refreshing().status(429).header("Retry-After", text.apply(header)));
        Instant asked = time.now();
        throng.moveIn();
        Await.until("it was asked", SOON, () -> traffic().size() > 0);
        if (seconds > 5) {
            time.stepAndSettle(Duration.ofSeconds(seconds - 5));
            assertThat(traffic().size()).isEqualTo(1);
        }
        time.step(Duration.ofSeconds(10));
        Await.until("it was asked again", SOON, () -> throng.renewed() == 1);
        Traffic all = traffic();
        Instant end = header.equals("date")
                ? asked.plusSeconds(seconds - 1)
                : all.all().get(0).at().plusSeconds(seconds);
        assertThat(all.all().get(1).at()).isAfterOrEqualTo(end);
    }
}
