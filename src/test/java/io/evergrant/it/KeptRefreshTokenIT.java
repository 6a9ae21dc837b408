package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.demo.Settings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A refresh token that works is not lost to an answer without one, nor to an answer that came too late. */
class KeptRefreshTokenIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Scene scene = Scene.set();

    private List<String> refreshTokensSent() {
        return scene.demo.control().log("token").stream()
                .map(served -> served.request().parameter("refresh_token"))
                .filter(token -> token != null)
                .toList();
    }

    private List<String> warnings() {
        return scene.grant().expect(200).json().getJsonArray("warnings").stream()
                .map(w -> w.asJsonObject().getString("code"))
                .toList();
    }

    @Test
    @DisplayName("F11 a refresh answered without a refresh token, or with an empty one, keeps the old one")
    void anAnswerWithoutARefreshTokenKeepsTheOldOne() {
        scene.provider(Map.of("refreshRotation", "none")).demo.control().rotation(Settings.Rotation.NONE);
        scene.consent();
        scene.refresh().expect(200);
        scene.demo.control().arm(Fault.at("token").merge(Map.of("refresh_token", "")));
        scene.refresh().expect(200);
        scene.refresh().expect(200);
        Await.until("all are logged", SOON, () -> refreshTokensSent().size() == 3);
        assertThat(refreshTokensSent()).containsOnly(refreshTokensSent().get(0));
        assertThat(scene.grant().text("status")).isEqualTo("active");
        assertThat(warnings()).isEmpty();
    }

    @Test
    @DisplayName(
            "F12 a second consent without a refresh token does not replace a grant that has one, and the admin is told")
    void aConsentWithoutARefreshTokenReplacesNothing() {
        scene.consent();
        String before = scene.accessToken();
        scene.demo.control().arm(Fault.at("token").without("refresh_token"));
        scene.consent();
        assertThat(scene.accessToken()).isEqualTo(before);
        assertThat(warnings()).containsExactly("consent_not_taken");
        assertThat(scene.grant().body()).contains("prompt=consent");
        String object = URLEncoder.encode("grant " + scene.name + " · default", StandardCharsets.UTF_8);
        assertThat(scene.hub.get("/api/audit?object=" + object).expect(200).body())
                .contains("consented in vain");
        scene.refresh().expect(200);
        assertThat(scene.accessToken()).isNotEqualTo(before);
        assertThat(warnings()).as("a renewal does not hide it").containsExactly("consent_not_taken");
        scene.consent();
        assertThat(warnings()).as("a consent that is taken ends it").isEmpty();
    }

    @Test
    @DisplayName("F12 nor does it disturb a refresh that is on its way")
    void aRefreshOnItsWayIsStoredAllTheSame() {
        scene.consent();
        scene.demo
                .control()
                .arm(Fault.at("token").grantType("refresh_token").afterCommit().hold());
        CompletableFuture<Answer> refresh = CompletableFuture.supplyAsync(scene::refresh);
        Await.until("the answer is held", SOON, () -> scene.demo.control().held() == 1);
        scene.demo
                .control()
                .arm(Fault.at("token").grantType("authorization_code").without("refresh_token"));
        scene.consent();
        scene.demo.control().release();
        refresh.join().expect(200);
        assertThat(warnings()).containsExactly("consent_not_taken");
        scene.refresh().expect(200);
        assertThat(scene.demo.control().reuses()).isZero();
    }

    @Test
    @DisplayName("F12 a provider's own parameters, such as prompt=consent, go along each time a person is asked")
    void thePromptGoesAlong() {
        scene.provider(Map.of("authorizationParameters", Map.of("prompt", "consent", "access_type", "offline")));
        URI asked = new Visitor("ada").starts(URI.create(scene.ask(Map.of()).text("consentUri")));
        assertThat(asked.getRawQuery()).contains("prompt=consent", "access_type=offline");
    }

    @Test
    @DisplayName(
            "F6 a late invalid_grant does not end the grant that was stored meanwhile, and who waited gets its token")
    void theLoserDoesNotDestroyTheWinner() {
        scene.demo
                .control()
                .arm(Fault.at("token")
                        .grantType("refresh_token")
                        .hold()
                        .error("invalid_grant")
                        .always());
        moveIn(Duration.ofSeconds(-60));
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> scene.token(""));
        Await.until("the loser is on its way", SOON, () -> scene.demo.control().held() == 1);
        String winner = moveIn(Duration.ofHours(1));
        scene.demo.control().release();
        assertThat(waiting.join().expect(200).text("access_token")).isEqualTo(winner);
        assertThat(scene.grant().text("status")).isEqualTo("active");
        assertThat(scene.tokenRequests()).isEqualTo(1);
        scene.demo.control().heal();
        scene.refresh().expect(200);
    }

    @Test
    @DisplayName("F6 an invalid_grant for the refresh token that is still stored asks for a human")
    void whereNothingNewerIsStoredAHumanIsNeeded() {
        scene.consent();
        scene.demo.control().arm(Fault.at("token").error("invalid_grant"));
        scene.refresh().expectProblem(409, "consent_required");
        assertThat(scene.grant().text("status")).isEqualTo("consent_required");
    }

    private String moveIn(Duration life) {
        List<String> tokens = scene.demo.control().consented(scene.name, "ada", List.of("tickets.read"));
        tokens.forEach(Secrets::used);
        String end = Instant.now().plus(life).toString();
        scene.hub
                .put(
                        scene.grantPath(),
                        Map.of("refreshToken", tokens.get(0), "accessToken", tokens.get(1), "expiresAt", end))
                .expectSaved();
        return tokens.get(1);
    }
}
