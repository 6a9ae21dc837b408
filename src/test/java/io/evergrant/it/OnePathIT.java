package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.evergrant.demo.Client;
import io.evergrant.demo.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R8 R9: one way to a token for whoever asks, and a request that is made anew each time it is sent. */
class OnePathIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Scene scene = Scene.set();

    @Test
    @DisplayName("R8 the token API, a REST message and the timer share one renewal of an expired token")
    void allCallersShareOneRenewal() {
        scene.message(Map.of());
        scene.demo.control().accessTokenLifetime(Duration.ofSeconds(2));
        scene.profile(Map.of("refresh", "on_use")).consent();
        String old = scene.accessToken();
        Await.until(
                "it is over",
                SOON,
                () -> scene.demo.control().tokens().stream()
                        .filter(token -> token.value().equals(old))
                        .noneMatch(token -> token.lives(java.time.Instant.now())));
        scene.demo.control().accessTokenLifetime(Duration.ofHours(1));
        scene.demo.control().arm(Fault.at("token").hold().always());
        List<CompletableFuture<Answer>> callers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            callers.add(CompletableFuture.supplyAsync(() -> scene.token("")));
            callers.add(CompletableFuture.supplyAsync(() -> scene.execute("echo", Map.of())));
        }
        Await.until(
                "one request is on its way", SOON, () -> scene.demo.control().held() == 1);
        scene.profile(Map.of("refresh", "ahead")); // from now on the timer's too
        scene.demo.control().release();
        callers.forEach(caller -> assertThat(caller.join().expect(200).body()).doesNotContain(old));
        assertThat(scene.accessToken()).isNotEqualTo(old);
        assertThat(scene.demo.control().count("token:refresh_token")).isEqualTo(1);
        assertThat(scene.demo.control().count("api:401")).isZero();
        assertThat(scene.demo.control().count("api:200")).isEqualTo(5);
    }

    @Test
    @DisplayName("R9 a client assertion is made anew for each attempt: no jti is sent twice")
    void eachAttemptHasItsOwnAssertion() throws Exception {
        String key = "/api/keys/" + scene.name;
        scene.hub.put(key, Map.of("generate", "ES256")).expectSaved();
        scene.demo
                .control()
                .register(Client.withKeys(
                        scene.name,
                        scene.hub.base() + "/jwks.json",
                        scene.hub.base() + "/oauth/callback/" + scene.name));
        scene.provider(
                Map.of("clientAuthentication", "private_key_jwt", "signingKey", scene.name, "refreshRotation", "none"));
        scene.consent();
        scene.demo.control().arm(Fault.at("token").status(500).times(2));
        scene.refresh().expectProblem(503, "provider_unavailable");
        Await.until("the third try is taken", SOON, () -> scene.demo.control().count("token:200") == 2);
        Await.until(
                "all is logged", SOON, () -> scene.demo.control().log("token").size() == scene.tokenRequests());
        List<String> ids = new ArrayList<>();
        for (var served : scene.demo.control().log("token")) {
            String assertion = served.request().parameter("client_assertion");
            ids.add(SignedJWT.parse(assertion).getJWTClaimsSet().getJWTID());
        }
        assertThat(ids).hasSize(4).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(scene.demo.control().count("token:refresh_token")).isEqualTo(3);
    }
}
