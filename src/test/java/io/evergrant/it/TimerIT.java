package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Token;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The timer alone keeps a token alive that nobody asks for; and whoever asks always gets one that is accepted. */
class TimerIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    @Tag("h2-only") // the timer renews in many tests on PostgreSQL; a minute of it is enough once
    void renewsForAMinuteWithoutAGap() throws Exception {
        renewsWithoutAGap(Duration.ofMinutes(1));
    }

    @Test
    @Tag("soak")
    void renewsForTenMinutesWithoutAGap() throws Exception {
        renewsWithoutAGap(Duration.ofMinutes(10));
    }

    private static void renewsWithoutAGap(Duration time) throws Exception {
        Scene unasked = Scene.set();
        Scene asked = Scene.set();
        for (Scene scene : List.of(unasked, asked)) {
            scene.demo.control().accessTokenLifetime(Duration.ofSeconds(time.toMinutes() > 5 ? 60 : 30));
            scene.consent();
        }
        int calls = 0;
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            long next = System.nanoTime() + Duration.ofMillis(100).toNanos();
            assertThat(accepted(asked))
                    .as("call %d, at %s", calls++, Instant.now())
                    .isEqualTo(200);
            LockSupport.parkNanos(next - System.nanoTime());
        }
        assertThat(calls).isGreaterThan((int) time.toSeconds() * 4);
        for (Scene scene : List.of(unasked, asked)) {
            hasNoGap(scene, time);
            scene.hub.delete(scene.grantPath()).expect(204);
        }
    }

    private static int accepted(Scene scene) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(scene.demo.issuer() + "/api/tickets"))
                .header("Authorization", "Bearer " + scene.accessToken())
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** By the provider's own log of tokens: each began before the one before it had ended. */
    private static void hasNoGap(Scene scene, Duration time) {
        List<Token> tokens = scene.demo.control().tokens().stream()
                .filter(token -> token.kind() == Token.Kind.ACCESS)
                .toList();
        Token last = tokens.get(tokens.size() - 1);
        assertThat(last.expiresAt()).isAfter(tokens.get(0).issuedAt().plus(time));
        for (int i = 1; i < tokens.size(); i++) {
            assertThat(tokens.get(i).issuedAt()).isBefore(tokens.get(i - 1).expiresAt());
        }
        assertThat(scene.demo.control().reuses()).isZero();
        assertThat((long) tokens.size()).as("not far too often").isLessThan(time.toSeconds() / 10);
    }
}
