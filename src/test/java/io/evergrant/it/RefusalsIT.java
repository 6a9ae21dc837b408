package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Control;
import io.evergrant.demo.Fault;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many who are refused in a row are a sign of something that they share; one who is refused for ever is not. */
class RefusalsIT {
    private static final int SIZE = 30;
    private static final int CONCURRENCY = 4;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration TOKEN = Duration.ofHours(1);
    private static final Duration PROBE = Duration.ofMinutes(16);

    private final Scene scene = Scene.on(Stepped.hub()).provider(Map.of("concurrency", CONCURRENCY));
    private final Control demo = scene.demo.control();
    private final Crowd crowd = new Crowd(scene, SIZE).moveIn(Stepped.now().plus(TOKEN));

    @AfterEach
    void forget() {
        crowd.forget();
    }

    private void resume() {
        scene.hub.post("/api/providers/" + scene.name + "/resume").expectSaved();
    }

    private List<JsonObject> notices(String kind) {
        return scene.hub.get("/api/notices?limit=1000").expect(200).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(n -> n.getString("object").contains(scene.name))
                .filter(n -> n.getString("kind").equals(kind))
                .toList();
    }

    /** Five have died, and the others are held. */
    private void fiveDie() {
        Stepped.by(TOKEN);
        Await.until(
                "it is paused",
                Await.ofQuiet(SOON),
                () -> crowd.providerStatus().equals("paused"));
        assertThat(crowd.statuses()).isEqualTo(Map.of("consent_required", 5L, "suspended", SIZE - 5L));
        assertThat(scene.tokenRequests()).as("what was in flight, no more").isBetween(5, 4 + CONCURRENCY);
        Await.until(
                "it is told",
                Await.ofQuiet(SOON),
                () -> notices("provider_paused").size() == 1);
        assertThat(notices("provider_paused").get(0).getString("text")).contains("grants_dying");
    }

    @Test
    @DisplayName(
            "five invalid_grant in a row pause the provider and hold the rest; resumed, each is tried once; then that rule sleeps a day")
    void fiveDeathsInARowHoldTheRest() {
        demo.revokeAll();
        fiveDie();
        int before = scene.tokenRequests();
        Stepped.by(PROBE);
        Stepped.by(PROBE);
        assertThat(scene.tokenRequests() - before).as("one probe in a quarter").isEqualTo(2);
        assertThat(crowd.statuses()).as("which proves nothing").containsEntry("consent_required", 5L);
        int probed = scene.tokenRequests();
        resume();
        crowd.awaitAll("consent_required", SOON);
        Stepped.ticks(2);
        assertThat(scene.tokenRequests() - probed).as("each once").isEqualTo(SIZE);
        assertThat(crowd.providerStatus())
                .as("thirty in a row, but the rule sleeps")
                .isEqualTo("ok");
        Stepped.by(TOKEN);
        assertThat(scene.tokenRequests() - probed).isEqualTo(SIZE);
        assertThat(notices("provider_paused")).hasSize(1);
        theRuleWakesUp();
    }

    private void theRuleWakesUp() {
        crowd.moveIn(Stepped.now().plus(TOKEN));
        Stepped.by(Duration.ofHours(24));
        demo.revokeAll();
        Stepped.by(TOKEN);
        Await.until(
                "it is paused",
                Await.ofQuiet(SOON),
                () -> crowd.providerStatus().equals("paused"));
        assertThat(crowd.statuses()).isEqualTo(Map.of("consent_required", 5L, "suspended", SIZE - 5L));
    }

    @Test
    @DisplayName("and where it was the provider's own fault, no one is lost: after resume all thirty live")
    void aProvidersOwnFaultCostsNoGrant() {
        demo.arm(Fault.at("token").error("invalid_grant").always());
        fiveDie();
        demo.heal();
        resume();
        crowd.awaitAll("active", SOON);
        Await.until(
                "nobody is asked for a consent",
                Await.ofQuiet(SOON),
                () -> notices("consent_required").stream().noneMatch(n -> n.isNull("endedAt")));
        assertThat(demo.reuses()).isZero();
    }

    @Test
    @DisplayName("nor where nobody resumes: a probe finds that it is over")
    void aProbeFindsThatItIsOver() {
        demo.arm(Fault.at("token").error("invalid_grant").always());
        fiveDie();
        demo.heal();
        Stepped.by(PROBE);
        Stepped.by(PROBE);
        crowd.awaitAll("active", SOON);
    }

    @Test
    @DisplayName("one grant that is refused for ever never pauses its profile, however often it is asked for")
    void oneGrantNeverSpeaksForItsProfile() {
        demo.arm(Fault.at("token")
                .where("refresh_token", crowd.refreshToken("person-007"))
                .error("unauthorized_client")
                .always());
        for (int i = 1; i <= 8; i++) {
            scene.hub.post(crowd.path() + "/person-007/refresh").expectProblem(409, "profile_paused");
            assertThat(scene.tokenRequests()).as("it was asked").isEqualTo(i);
        }
        assertThat(crowd.statuses()).isEqualTo(Map.of("active", SIZE - 1L, "suspended", 1L));
        assertThat(notices("profile_paused")).isEmpty();
    }

    @Test
    @DisplayName("five grants that are refused in a row pause their profile, and one notice tells")
    void fiveRefusedInARowPauseTheProfile() {
        demo.arm(Fault.at("token").error("unauthorized_client").always());
        Stepped.by(TOKEN);
        Await.until(
                "it is told",
                Await.ofQuiet(SOON),
                () -> notices("profile_paused").size() == 1);
        assertThat(scene.tokenRequests()).isBetween(5, 4 + CONCURRENCY);
        assertThat(crowd.statuses()).isEqualTo(Map.of("suspended", (long) SIZE));
        demo.heal();
        scene.hub.post("/api/profiles/" + scene.name + "/resume").expectSaved();
        crowd.awaitAll("active", SOON);
    }
}
