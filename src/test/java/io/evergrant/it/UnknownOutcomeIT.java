package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.demo.Served;
import io.evergrant.demo.Settings.Rotation;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The provider has replaced the refresh token, and its answer is lost: a gateway in between says 504. */
@Tag("postgresql-seldom")
class UnknownOutcomeIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private Scene scene;

    @AfterEach
    void forget() {
        scene.demo.control().heal();
        scene.hub.delete(scene.grantPath());
    }

    private void consented(Scene set, Rotation rotation) {
        scene = set;
        scene.demo.control().rotation(rotation).accessTokenLifetime(Duration.ofHours(1));
        scene.provider(Map.of("refreshRotation", rotation.name().toLowerCase(java.util.Locale.ROOT)));
        scene.consent();
    }

    private void answerIsLost(Fault fault) {
        scene.demo.control().arm(fault.status(504).body("text/html", "<h1>Gateway Timeout</h1>"));
        scene.refresh().expectProblem(503, "provider_unavailable");
        assertThat(scene.grant().text("status")).isEqualTo("failing");
    }

    private static Fault refreshing() {
        return Fault.at("token").grantType("refresh_token");
    }

    private int refreshes() {
        return scene.demo.control().count("token:refresh_token");
    }

    @Test
    @DisplayName(
            "F9 504 after a strict rotation: sent again once, when the access token has died, and then it is told why a"
                    + " human is needed")
    void strictWaitsForTheAccessTokensDeath() {
        consented(Scene.on(SteppedHub.hub()), Rotation.STRICT);
        Demos.outcomeUnknownAt(scene.demo);
        answerIsLost(refreshing().afterCommit());
        assertThat(scene.grant().text("lastError.detail")).contains("not sent again");
        nothingIsSentWhileTheTokenLives();
        SteppedHub.step(Duration.ofMinutes(45));
        nothingIsSentWhileTheTokenLives();

        SteppedHub.step(Duration.ofMinutes(20));
        scene.awaitGrant("consent_required", SOON);
        assertThat(refreshes()).isEqualTo(2);
        assertThat(scene.grant().text("lastError.code")).isEqualTo("invalid_grant");
        assertThat(scene.grant().text("lastError.detail")).contains("never arrived whole", "replaced this one");
        SteppedHub.step(Duration.ofHours(1));
        scene.refresh().expectProblem(409, "consent_required");
        scene.token("").expectProblem(409, "consent_required");
        assertThat(refreshes()).as("the end is the end").isEqualTo(2);
        Await.until("it is told", SOON, () -> notices().size() == 1);
        JsonObject notice = notices().get(0);
        assertThat(notice.getString("kind")).isEqualTo("consent_required");
        assertThat(notice.getString("text")).contains("never arrived whole");
    }

    private void nothingIsSentWhileTheTokenLives() {
        scene.refresh().expectProblem(503, "provider_unavailable");
        scene.token("").expect(200);
        SteppedHub.awaitTicks(scene.hub);
        assertThat(refreshes()).isEqualTo(1);
    }

    private List<JsonObject> notices() {
        return scene.hub.get("/api/notices?limit=1000&open=true").expect(200).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(n -> n.getString("object").contains(scene.name))
                .toList();
    }

    @Test
    @DisplayName(
            "F9 504 of a strict provider that had replaced nothing: sent again when the access token has died, and lives")
    void strictGoesOnWhereNothingWasReplaced() {
        consented(Scene.on(SteppedHub.hub()), Rotation.STRICT);
        answerIsLost(refreshing());
        SteppedHub.step(Duration.ofMinutes(45));
        assertThat(refreshes()).isEqualTo(1);
        SteppedHub.step(Duration.ofMinutes(20));
        scene.awaitGrant("active", SOON);
        assertThat(refreshes()).isEqualTo(2);
        assertThat(scene.demo.control().reuses()).isZero();
    }

    @Test
    @DisplayName("F9 504 after a rotation with grace: sent again at once, within the window, and lives")
    void graceIsUsedWithinItsWindow() {
        consented(Scene.set(), Rotation.GRACE);
        Demos.outcomeUnknownAt(scene.demo);
        answerIsLost(refreshing().afterCommit());
        scene.awaitGrant("active", SOON);
        List<Served> sent = scene.demo.control().log("token");
        assertThat(sent).extracting(Served::status).containsExactly(200, 504, 200);
        assertThat(Duration.between(
                        sent.get(1).request().at(), sent.get(2).request().at()))
                .isLessThan(Duration.ofSeconds(30));
        assertThat(sent.get(2).request().parameter("refresh_token"))
                .isEqualTo(sent.get(1).request().parameter("refresh_token"));
        scene.refresh().expect(200);
        assertThat(scene.demo.control().reuses()).isEqualTo(1);
    }

    @Test
    @DisplayName("F9 504 of a provider that keeps its refresh tokens: it simply goes on")
    void noneGoesOn() {
        consented(Scene.set(), Rotation.NONE);
        answerIsLost(refreshing().afterCommit());
        scene.awaitGrant("active", SOON);
        assertThat(refreshes()).isEqualTo(2);
        scene.refresh().expect(200);
    }
}
