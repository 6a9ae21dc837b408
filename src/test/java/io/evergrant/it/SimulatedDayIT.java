package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.demo.Settings.Rotation;
import io.evergrant.demo.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Twenty-four hours of which every second one is bad, 300 grants, callers all the time. The clocks of the hub and of the
 * demos are stepped together; what is found is found in the demos' logs.
 */
@Tag("long")
class SimulatedDayIT {
    private static final int HOURS = Integer.getInteger("evergrant.it.day.hours", 24);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LEAST_PROBE = Duration.ofSeconds(48);
    private static final Duration ANSWER = Duration.ofMillis(200);
    /** What was claimed when nobody knew yet has been sent by then. */
    private static final Duration MOMENT = Duration.ofSeconds(5);
    /** The hub waits for 20 s, counted from a little before the request arrives. */
    private static final Duration PATIENCE = Duration.ofMillis(19_500);

    private static final LibertyServer SERVER =
            Servers.onThisRunsDatabase("day").with(Overlay.war()).with("EVERGRANT_REFRESH_INTERVAL", "PT0.1S");

    private final Hub hub = new Hub(SERVER.start().base(), Servers.ADMIN_KEY);
    private final Throng strict = throng(Rotation.STRICT, 4, 100);
    private final Throng kept = throng(Rotation.NONE, 8, 100);
    private final Throng few = throng(Rotation.NONE, 8, 3);
    private final Throng dark = throng(Rotation.STRICT, 8, 36);
    private final Throng healthy = throng(Rotation.STRICT, 8, 61);
    private final List<Throng> all = List.of(strict, kept, few, dark, healthy);
    private final List<Throng> changing = List.of(strict, kept, few);
    private final TimeTravel time =
            new TimeTravel(List.of(hub), all.stream().map(t -> t.scene).toList());
    private final TokenFlow flow = new TokenFlow(time, all);
    private final BackoffWatch backoff = new BackoffWatch(time, few);
    private final List<String> figures = new ArrayList<>();

    private Throng throng(Rotation rotation, int concurrency, int size) {
        Scene scene = Scene.on(hub);
        scene.demo.control().rotation(rotation);
        scene.provider(
                Map.of("refreshRotation", rotation == Rotation.STRICT ? "strict" : "none", "concurrency", concurrency));
        return new Throng(scene, size);
    }

    private void moveIn(Throng throng, Duration life) {
        throng.scene.demo.control().accessTokenLifetime(life);
        Instant end = time.now().plus(life);
        throng.moveIn(i -> end);
    }

    @Test
    @DisplayName("P6 P7 P8 P9 F17 F19 F21 a day of 500, 429, time-outs and garbage")
    void aDay() {
        try {
            moveIn(strict, Duration.ofMinutes(90));
            moveIn(kept, Duration.ofMinutes(30));
            moveIn(few, Duration.ofMinutes(20));
            moveIn(dark, Duration.ofHours(26));
            moveIn(healthy, HOUR);
            Weather.SERVER_ERROR.begin(dark.scene.demo.control(), time.now());
            Instant begin = time.now();
            for (int hour = 0; hour < HOURS; hour += 2) {
                Weather weather = Weather.values()[hour / 2 % Weather.values().length];
                sick(weather, begin.plus(HOUR.multipliedBy(hour + 1)));
                well(weather, begin.plus(HOUR.multipliedBy(hour + 2)));
            }
            atTheEnd(begin);
        } finally {
            figures.forEach(System.out::println);
            SERVER.close();
        }
    }

    private void step(Duration by) {
        time.stepAndSettle(by);
        backoff.look();
        flow.ask();
    }

    private void sick(Weather weather, Instant end) {
        changing.forEach(t -> weather.begin(t.scene.demo.control(), end));
        if (weather == Weather.TIMED_OUT) {
            List.of(strict, kept).forEach(t -> Weather.beginSilence(t.scene.demo.control()));
        }
        Instant from = time.now();
        Map<Throng, Instant> opened = new HashMap<>();
        for (int i = 0; time.now().isBefore(end); i++) {
            if (i == 10 && weather == Weather.TIMED_OUT) {
                changing.forEach(t -> weather.begin(t.scene.demo.control(), end));
            }
            step(Duration.ofSeconds(i < 10 ? 6 : 60));
            changing.stream()
                    .filter(t -> !opened.containsKey(t) && time.isOpen(t.scene))
                    .forEach(t -> opened.put(t, time.now()));
        }
        for (Throng throng : changing) {
            Traffic failed = Traffic.at(throng.scene).between(from, time.now());
            assertThat(failed.failed().size())
                    .as("nothing succeeds, whatever its status says: %s", weather)
                    .isEqualTo(weather == Weather.GARBAGE ? 0 : failed.size());
            assertThat(failed.givenUpAfter(PATIENCE).mostInFlight())
                    .as("%s in flight, %s", throng.scene.name, weather)
                    .isLessThanOrEqualTo(throng == strict ? 4 : 8);
            Traffic probes = failed.between(opened.getOrDefault(throng, time.now()), time.now());
            assertThat(probes.pauses())
                    .as("from probe to probe, %s", weather)
                    .allMatch(p -> p.compareTo(LEAST_PROBE.minus(Duration.ofMillis(500))) >= 0);
            obeysRetryAfter(weather, failed, end);
            long most = failed.each().values().stream().mapToLong(n -> n).max().orElse(0);
            assertThat(most).isLessThanOrEqualTo(throng == few ? 70 : 4);
            figures.add("%s, %s: %d requests in the hour, %d of them when the circuit was open, %d a grant at most"
                    .formatted(weather, name(throng), failed.size(), probes.size(), most));
        }
    }

    private String name(Throng throng) {
        return throng == strict ? "strict" : throng == kept ? "kept" : "few";
    }

    private static void obeysRetryAfter(Weather weather, Traffic failed, Instant end) {
        Instant until = Instant.MIN;
        Instant told = Instant.MIN;
        for (Traffic.Refresh refresh : failed.all()) {
            assertThat(refresh.at().isBefore(until) && refresh.at().isAfter(told.plus(MOMENT)))
                    .as("%s was asked at %s, told at %s to leave it until %s", weather, refresh.at(), told, until)
                    .isFalse();
            if (refresh.at().isAfter(until) && weather == Weather.RATE_LIMITED) {
                told = refresh.until();
                until = refresh.at().plus(Weather.RETRY_AFTER);
            } else if (refresh.at().isAfter(until) && weather == Weather.MAINTENANCE) {
                told = refresh.until();
                until = end.minusSeconds(1); // a date has no more than seconds
            }
        }
    }

    private void well(Weather weather, Instant end) {
        Map<Throng, Long> backlog = new HashMap<>();
        List.of(strict, kept).forEach(t -> backlog.put(t, t.behind(time.now())));
        changing.forEach(t -> t.scene
                .demo
                .control()
                .heal()
                .arm(Fault.at("token").delay(ANSWER).always()));
        Instant from = time.now();
        Map<Throng, Instant> back = new HashMap<>();
        Await.until("all are back", Duration.ofMinutes(10), () -> {
            List<Throng> behind =
                    backlog.keySet().stream().filter(t -> !back.containsKey(t)).toList();
            behind.stream().filter(t -> t.behind(time.now()) == 0).forEach(t -> back.put(t, time.now()));
            if (behind.stream().noneMatch(this::isComingBack)) {
                step(Duration.ofSeconds(6));
            }
            return behind.isEmpty();
        });
        changing.forEach(t -> t.scene.demo.control().heal());
        for (Throng throng : backlog.keySet()) {
            int slots = throng == strict ? 4 : 8;
            double normal = slots * 1000.0 / ANSWER.toMillis();
            Traffic traffic = Traffic.at(throng.scene).between(from, back.get(throng));
            double peak = traffic.mostWithin(Duration.ofSeconds(2)) / 2.0;
            Duration took = Duration.between(from, back.get(throng));
            figures.add("after %s, %s: %d behind, all live again after %d s; at most %.1f a second, normal is %.1f"
                    .formatted(weather, name(throng), backlog.get(throng), took.toSeconds(), peak, normal));
            double rate = Math.max(1, Math.min(normal, peak)); // a machine may be slower than the provider
            // what Retry-After asked for last may end in this hour
            Duration allowed = Duration.ofMillis((long) (backlog.get(throng) / rate * 1000))
                    .plusMinutes(2)
                    .plus(weather == Weather.RATE_LIMITED ? Weather.RETRY_AFTER : Duration.ZERO);
            assertThat(took).as("%s after %s", name(throng), weather).isLessThanOrEqualTo(allowed);
            assertThat(peak).isLessThanOrEqualTo(1.2 * normal);
        }
        while (time.now().isBefore(end)) {
            step(Duration.ofMinutes(4));
        }
    }

    /** What is due is on its way; else only time helps. */
    private boolean isComingBack(Throng throng) {
        Instant now = time.now();
        return Traffic.at(throng.scene).between(now.minusSeconds(2), now).size() > 0;
    }

    private void atTheEnd(Instant begin) {
        for (Throng throng : all) {
            assertThat(throng.grants())
                    .as("nobody has to consent again")
                    .noneMatch(g -> g.getString("status").equals("consent_required"));
            assertThat(throng.scene.demo.control().reuses()).isZero();
            figures.add("callers of %s: %d given a token that lives, %d told to come again"
                    .formatted(throng.scene.name, flow.given(throng), flow.denied(throng)));
        }
        assertThat(flow.denied(healthy)).as("who is healthy is served all day").isZero();
        assertThat(flow.denied(dark)).as("tokens that live flow all day").isZero();
        assertThat(flow.denied(strict) + flow.given(strict)).isGreaterThan(HOURS * 30);
        int darkRequests = Traffic.at(dark.scene).size();
        assertThat(darkRequests).isBetween(HOURS < 24 ? 0 : 5, dark.size);
        assertThat(Traffic.at(dark.scene).accounts())
                .as("unknown: not sent again")
                .doesNotHaveDuplicates();
        hasNoGap(healthy, begin.plus(HOUR.multipliedBy(HOURS)));
        figures.add("dark all day: %d requests".formatted(darkRequests));
    }

    private static void hasNoGap(Throng throng, Instant end) {
        for (int i = 0; i < throng.size; i++) {
            String person = Throng.person(i);
            List<Token> tokens = throng.scene.demo.control().tokens().stream()
                    .filter(t -> t.kind() == Token.Kind.ACCESS && person.equals(t.account()))
                    .toList();
            for (int k = 1; k < tokens.size(); k++) {
                assertThat(tokens.get(k).issuedAt()).isBefore(tokens.get(k - 1).expiresAt());
            }
            assertThat(tokens.get(tokens.size() - 1).expiresAt()).isAfter(end);
        }
    }
}
