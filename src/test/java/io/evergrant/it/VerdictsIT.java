package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the provider's answer to a refresh means for the grant, as the API tells it. */
class VerdictsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Scene scene = Scene.set();

    @AfterEach
    void heal() {
        scene.demo.control().heal();
        scene.hub.delete(scene.grantPath());
    }

    /** Armed once the consent is there: the next refresh meets it. */
    private Fault refreshing() {
        return Fault.at("token").grantType("refresh_token");
    }

    private void theProviderAnswers(Fault fault) {
        scene.demo.control().arm(fault.always());
    }

    private void tellsWhatToDo(String code) {
        Answer grant = scene.grant().expect(200);
        assertThat(grant.text("lastError.code")).isEqualTo(code);
        assertThat(grant.text("lastError.detail")).isNotBlank();
        assertThat(grant.text("lastError.remedy")).isNotBlank();
        assertThat(grant.text("lastError.at")).isNotBlank();
    }

    @Test
    @DisplayName("F6 F18 T32 invalid_grant asks for a human, and is never sent again")
    void invalidGrantIsTheEnd() {
        scene.demo.control().accessTokenLifetime(Duration.ofSeconds(2));
        scene.consent();
        theProviderAnswers(refreshing().error("invalid_grant"));
        scene.awaitGrant("consent_required", SOON);
        tellsWhatToDo("invalid_grant");
        int asked = scene.tokenRequests();
        Await.until("the token is over", SOON, () -> scene.token("").status() == 409);
        scene.token("").expectProblem(409, "consent_required");
        scene.refresh().expectProblem(409, "consent_required");
        assertThat(scene.tokenRequests()).isEqualTo(asked);
        scene.demo.control().heal();
        scene.consent();
        assertThat(scene.grant().text("status")).isEqualTo("active");
    }

    @Test
    void invalidClientPausesTheProviderAndKeepsTheGrant() {
        scene.demo.control().accessTokenLifetime(Duration.ofSeconds(2));
        scene.consent();
        theProviderAnswers(refreshing().status(401).error("invalid_client"));
        scene.awaitGrant("suspended", SOON);
        assertThat(scene.hub.get("/api/providers/" + scene.name).text("status")).isEqualTo("paused");
        tellsWhatToDo("invalid_client");
        Await.until("the token is over", SOON, () -> scene.token("").status() == 409);
        int asked = scene.tokenRequests();
        scene.token("").expectProblem(409, "profile_paused");
        assertThat(scene.tokenRequests()).isEqualTo(asked);
        scene.demo.control().heal();
        scene.hub.post("/api/providers/" + scene.name + "/resume").expectSaved();
        scene.awaitGrant("active", SOON);
    }

    @Test
    @DisplayName("F17 T36 a 500 is never death, whatever it says")
    void aServerErrorIsNeverDeath() {
        scene.provider(Map.of("refreshRotation", "none"));
        scene.consent();
        theProviderAnswers(refreshing().status(500).error("invalid_grant"));
        scene.refresh().expectProblem(503, "provider_unavailable");
        assertThat(scene.grant().text("status")).isEqualTo("failing");
        tellsWhatToDo("server_error");
        assertThat(scene.token("").status()).as("the living token flows on").isEqualTo(200);
        scene.demo.control().heal();
        scene.awaitGrant("active", Duration.ofSeconds(60));
    }

    @Test
    @DisplayName("T35 Retry-After is obeyed")
    void retryAfterIsObeyed() {
        scene.demo.control().accessTokenLifetime(Duration.ofSeconds(2));
        scene.consent();
        theProviderAnswers(refreshing().status(429).header("Retry-After", "600"));
        scene.awaitGrant("failing", SOON);
        tellsWhatToDo("rate_limited");
        Await.until("the token is over", SOON, () -> scene.token("").status() == 503);
        int asked = scene.tokenRequests();
        Answer refused = scene.token("").expectProblem(503, "provider_unavailable");
        assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isBetween(500L, 600L);
        assertThat(scene.tokenRequests()).isEqualTo(asked);
    }

    @Test
    @DisplayName("F17 T1 a login page instead of JSON is a fault that keeps the grant")
    void aLoginPageIsAFault() {
        scene.provider(Map.of("refreshRotation", "none"));
        scene.consent();
        theProviderAnswers(refreshing().status(200).body("text/html", "<html>Please log in to s3cr3t</html>"));
        scene.refresh().expectProblem(503, "provider_unavailable");
        assertThat(scene.grant().text("status")).isEqualTo("failing");
        tellsWhatToDo("response_not_json");
        assertThat(scene.grant().body()).doesNotContain("<html>");
    }

    @Test
    @DisplayName("F22 T30 an error within a 200 is that error")
    void anErrorWithinA200IsThatError() {
        scene.consent();
        theProviderAnswers(refreshing().status(200).error("invalid_grant"));
        scene.refresh().expectProblem(409, "consent_required");
        tellsWhatToDo("invalid_grant");
    }

    @Test
    @DisplayName("T41 an answer that never ends is cut at 20 s")
    void anAnswerThatNeverComesTimesOut() {
        scene.provider(Map.of("refreshRotation", "none"));
        scene.consent();
        theProviderAnswers(refreshing().delay(Duration.ofSeconds(28)));
        long start = System.nanoTime();
        scene.refresh().expectProblem(503, "provider_unavailable");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(8), SOON);
        scene.awaitGrant("failing", SOON);
        tellsWhatToDo("timed_out");
    }

    @Test
    void whatAStrictProviderMayHaveSpentIsNotSentAgain() {
        scene.consent();
        scene.demo.control().arm(refreshing().drop());
        scene.refresh().expectProblem(503, "provider_unavailable");
        int asked = scene.tokenRequests();
        assertThat(scene.grant().text("status")).isEqualTo("failing");
        assertThat(scene.grant().text("lastError.detail")).contains("not sent again");
        scene.refresh().expectProblem(503, "provider_unavailable");
        assertThat(scene.token("").status()).isEqualTo(200);
        assertThat(scene.tokenRequests()).isEqualTo(asked);
    }

    @Test
    void whereNothingListensTheTokenIsUnspent() {
        scene.provider(Map.of("tokenEndpoint", "http://127.0.0.1:" + Run.freePort() + "/token"));
        scene.provider(Map.of());
        scene.consent();
        scene.provider(Map.of("tokenEndpoint", "http://127.0.0.1:" + Run.freePort() + "/token"));
        scene.refresh().expectProblem(503, "provider_unavailable");
        tellsWhatToDo("not_connected");
        scene.provider(Map.of());
        scene.awaitGrant("active", Duration.ofSeconds(60));
        assertThat(scene.demo.control().reuses()).isZero();
    }
}
