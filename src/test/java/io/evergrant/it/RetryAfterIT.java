package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P9: a provider that asks to be left alone is left alone, by the clock, by callers and by people. */
@Tag("postgresql-seldom")
class RetryAfterIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<Scene> scenes = new ArrayList<>();

    @AfterEach
    void forget() {
        for (Scene scene : scenes) {
            scene.demo.control().heal();
            scene.hub.delete(scene.grantPath());
        }
    }

    private Scene told(int status, String retryAfter) {
        Scene scene = Scene.on(SteppedHub.hub());
        scenes.add(scene);
        scene.demo.control().accessTokenLifetime(Duration.ofDays(2));
        scene.consent();
        scene.demo
                .control()
                .arm(Fault.at("token").grantType("refresh_token").status(status).header("Retry-After", retryAfter));
        scene.refresh().expectProblem(503, "provider_unavailable");
        return scene;
    }

    private static String date(Duration ahead) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                SteppedHub.now().plus(ahead).atOffset(ZoneOffset.UTC));
    }

    private static int refreshes(Scene scene) {
        return scene.demo.control().count("token:refresh_token");
    }

    private static void nothingIsSent(List<Scene> left) {
        for (Scene scene : left) {
            Answer answer = scene.refresh().expectProblem(503, "provider_unavailable");
            assertThat(Long.parseLong(answer.header("Retry-After").orElseThrow()))
                    .isPositive();
            scene.token("").expect(200);
            assertThat(refreshes(scene)).isEqualTo(1);
        }
    }

    private static void goesOn(List<Scene> left) {
        for (Scene scene : left) {
            scene.awaitGrant("active", SOON);
            assertThat(refreshes(scene)).isEqualTo(2);
            assertThat(scene.demo.control().reuses()).isZero();
        }
    }

    @Test
    @DisplayName("P9 F19 Retry-After in seconds and as a date, on 429 and 503: no request before, and one soon after")
    void secondsAndDatesAreObeyed() {
        List<Scene> minutes = List.of(
                told(429, "600"),
                told(503, "600"),
                told(429, date(Duration.ofMinutes(10))),
                told(503, date(Duration.ofMinutes(10))));
        nothingIsSent(minutes);
        SteppedHub.step(Duration.ofMinutes(5));
        nothingIsSent(minutes);
        SteppedHub.step(Duration.ofMinutes(6));
        goesOn(minutes);
    }

    @Test
    @DisplayName("P9 a Retry-After of 10^9 seconds is taken for an hour, on 429 and 503")
    void anHourIsTheMost() {
        List<Scene> hour =
                List.of(told(429, "1000000000"), told(503, "1000000000"), told(429, date(Duration.ofDays(9000))));
        SteppedHub.step(Duration.ofMinutes(50));
        nothingIsSent(hour);
        SteppedHub.step(Duration.ofMinutes(11));
        goesOn(hour);
    }

    @Test
    @DisplayName("P9 rubbish as Retry-After leaves it to our own backoff, and its token is unspent")
    void rubbishIsIgnored() {
        goesOn(List.of(told(429, "soon"), told(503, "-5"), told(503, "Thu, 99 Nov 2026"), told(429, "")));
    }

    @Test
    @DisplayName("P9 an answer that was on its way does not end the wish to be left alone")
    void aLateSuccessDoesNotBreakIt() {
        Scene scene = Scene.on(SteppedHub.hub());
        scenes.add(scene);
        scene.demo.control().accessTokenLifetime(Duration.ofDays(2));
        scene.consent();
        List<String> tokens = scene.demo.control().consented(scene.name, "grace", List.of("tickets.read"));
        tokens.forEach(Secrets::used);
        String other = "/api/profiles/" + scene.name + "/grants/other";
        scene.demo
                .control()
                .arm(Fault.at("token").grantType("refresh_token").afterCommit().hold());
        scene.hub.put(other, Map.of("refreshToken", tokens.get(0))).expectSaved();
        Await.until(
                "its first renewal is held", SOON, () -> scene.demo.control().held() == 1);
        scene.demo
                .control()
                .arm(Fault.at("token").grantType("refresh_token").status(429).header("Retry-After", "600"));
        scene.refresh().expectProblem(503, "provider_unavailable");
        scene.demo.control().release();
        Await.until("the other is renewed", SOON, () -> scene.hub.get(other).text("lastRefreshedAt") != null);
        assertThat(refreshes(scene)).isEqualTo(2);
        scene.refresh().expectProblem(503, "provider_unavailable");
        scene.hub.post(other + "/refresh").expectProblem(503, "provider_unavailable");
        SteppedHub.step(Duration.ofMinutes(5));
        assertThat(refreshes(scene)).isEqualTo(2);
        SteppedHub.step(Duration.ofMinutes(6));
        scene.awaitGrant("active", SOON);
        scene.hub.delete(other);
    }
}
