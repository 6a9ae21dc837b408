package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A strict provider whose tokens have no end, and a renewal whose answer never came. */
@Tag("postgresql-seldom")
class TokenWithoutEndIT {
    private final Scene scene = Scene.on(SteppedHub.hub());

    @BeforeEach
    void timedOut() {
        scene.demo
                .control()
                .arm(Fault.at("token").grantType("refresh_token").drop())
                .arm(Fault.at("token").without("expires_in").always());
        scene.consent();
        assertThat(scene.grant().text("accessTokenExpiresAt")).isNull();
        scene.refresh().expectProblem(503, "provider_unavailable");
        nothingIsSent();
    }

    @AfterEach
    void forget() {
        scene.demo.control().heal();
        scene.hub.delete(scene.grantPath());
    }

    private void nothingIsSent() {
        SteppedHub.awaitTicks(scene.hub);
        scene.refresh().expectProblem(503, "provider_unavailable");
        scene.token("").expect(200);
        assertThat(scene.demo.control().count("token:refresh_token")).isEqualTo(1);
    }

    private void sentOnceMore() {
        scene.awaitGrant("active", Duration.ofSeconds(60));
        assertThat(scene.demo.control().count("token:refresh_token")).isEqualTo(2);
        assertThat(scene.demo.control().reuses()).isZero();
    }

    @Test
    @DisplayName("F9 F13 a token without end whose renewal timed out is renewed an hour later")
    void anHourLater() {
        SteppedHub.step(Duration.ofMinutes(45));
        nothingIsSent();
        SteppedHub.step(Duration.ofMinutes(20));
        sentOnceMore();
    }

    @Test
    @DisplayName("F9 F13 a token without end whose renewal timed out is renewed when a 401 has told that it is dead")
    void afterA401() {
        String rejected = hash(scene.accessToken());
        scene.token("?rejected=" + hash("another token")).expect(200);
        nothingIsSent();
        assertThat(hash(scene.token("?rejected=" + rejected).expect(200).text("access_token")))
                .isNotEqualTo(rejected);
        sentOnceMore();
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
