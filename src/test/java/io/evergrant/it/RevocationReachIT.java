package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A revocation may end all grants of an account at once: whoever lives is never reached by one. */
class RevocationReachIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Scene scene = Scene.set();
    private final Hub hub = scene.hub;

    @AfterEach
    void forget() {
        scene.demo.control().heal();
        List.of("default", "second").forEach(subject -> hub.delete(path(scene.name, subject)));
    }

    private static String path(String profile, String subject) {
        return "/api/profiles/" + profile + "/grants/" + subject;
    }

    private Answer consent(String profile, String subject) {
        Answer link = hub.post("/api/profiles/" + profile + "/consents", Map.of("subject", subject))
                .expect(201);
        new Visitor("ada").consents(URI.create(link.text("consentUri"))).expect(200);
        return hub.get("/api/consents/" + link.text("id")).expect(200);
    }

    private void consented(String profile, String subject) {
        assertThat(consent(profile, subject).text("status")).isEqualTo("completed");
    }

    private void lives(String profile, String subject) {
        hub.post(path(profile, subject) + "/refresh").expect(200);
        assertThat(hub.get(path(profile, subject)).text("status")).isEqualTo("active");
        assertThat(scene.demo.control().reuses()).isZero();
    }

    private int revocations() {
        return scene.demo.control().count("revoke");
    }

    private CompletableFuture<Answer> holdRefresh() {
        scene.demo
                .control()
                .arm(Fault.at("token").grantType("refresh_token").afterCommit().hold());
        CompletableFuture<Answer> refresh = CompletableFuture.supplyAsync(scene::refresh);
        awaitHeld();
        return refresh;
    }

    private void awaitHeld() {
        Await.until("it is held", SOON, () -> scene.demo.control().held() == 1);
    }

    @Test
    @DisplayName("F7 deleted while a refresh is on its way: it stays gone, and what came late is revoked")
    void whatComesLateIsRevoked() {
        scene.consent();
        CompletableFuture<Answer> refresh = holdRefresh();
        hub.delete(scene.grantPath()).expect(204);
        assertThat(revocations()).isEqualTo(2);
        scene.demo.control().release();
        assertThat(refresh.join().status()).isIn(404, 409, 503);
        Await.until("the late tokens are revoked", SOON, () -> revocations() == 4);
        scene.grant().expectProblem(404, "not_found");
        scene.token("").expectProblem(409, "consent_required");
        List<String> told = scene.demo.control().log("revoke").stream()
                .map(s -> s.request().parameter("token"))
                .toList();
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(scene.demo.control().tokens().stream()
                        .map(t -> t.value())
                        .toList());
    }

    @Test
    @DisplayName("F7 deleted while a refresh is on its way, then consented anew: what comes late is not revoked")
    void whatComesLateReachesNoNewConsent() {
        scene.consent();
        CompletableFuture<Answer> refresh = holdRefresh();
        hub.delete(scene.grantPath()).expect(204);
        scene.consent();
        String consented = scene.accessToken();
        scene.demo.control().release();
        refresh.join();
        SteppedHub.awaitTicks(hub);
        assertThat(revocations()).as("those of the deletion").isEqualTo(2);
        assertThat(scene.accessToken()).isEqualTo(consented);
        lives(scene.name, "default");
    }

    @Test
    @DisplayName("F7 deleted during an outage, then consented anew: no late revocation is sent")
    void anOutageLeavesNoRevocationBehind() {
        scene.consent();
        scene.provider(Map.of("revocationEndpoint", "http://127.0.0.1:" + Run.freePort() + "/revoke"));
        hub.delete(scene.grantPath()).expect(204);
        scene.provider(Map.of());
        scene.consent();
        SteppedHub.awaitTicks(hub);
        assertThat(revocations()).isZero();
        lives(scene.name, "default");
    }

    @Test
    @DisplayName(
            "F7 deleted, and the revocation takes long: a new consent's code waits for it, and nothing is revoked after")
    void aCodeWaitsForARevocation() {
        scene.consent();
        scene.demo.control().arm(Fault.at("revoke").hold());
        CompletableFuture<Answer> deleted = CompletableFuture.supplyAsync(() -> hub.delete(scene.grantPath()));
        awaitHeld();
        CompletableFuture<Void> person = CompletableFuture.runAsync(scene::consent);
        Await.until("the person has said yes", SOON, () -> scene.demo.control().count("consent") == 2);
        SteppedHub.awaitTicks(hub);
        assertThat(scene.demo.control().count("token:authorization_code"))
                .as("the code is not sent yet")
                .isEqualTo(1);
        scene.demo.control().release();
        deleted.join().expect(204);
        person.join();
        assertThat(revocations()).as("the old access token is spared now").isEqualTo(1);
        lives(scene.name, "default");
    }

    @Test
    @DisplayName("F7 deleted while the same account's next consent is exchanged: the revocation waits, and is not sent")
    void aRevocationWaitsForACode() {
        scene.consent();
        scene.demo
                .control()
                .arm(Fault.at("token")
                        .grantType("authorization_code")
                        .afterCommit()
                        .hold());
        CompletableFuture<Void> person = CompletableFuture.runAsync(() -> consented(scene.name, "second"));
        awaitHeld();
        CompletableFuture<Answer> deleted = CompletableFuture.supplyAsync(() -> hub.delete(scene.grantPath()));
        Await.until("it is forgotten", SOON, () -> scene.grant().status() == 404);
        SteppedHub.awaitTicks(hub);
        assertThat(revocations()).isZero();
        scene.demo.control().release();
        person.join();
        deleted.join().expect(204);
        assertThat(revocations()).isZero();
        lives(scene.name, "second");
    }

    @Test
    @DisplayName("F7 another grant of the same account lives: nothing is revoked until it is the last one")
    void theSameAccountIsSpared() {
        consented(scene.name, "default");
        consented(scene.name, "second");
        hub.delete(path(scene.name, "default")).expect(204);
        assertThat(revocations()).isZero();
        lives(scene.name, "second");
        hub.delete(path(scene.name, "second")).expect(204);
        assertThat(revocations()).isEqualTo(2);
    }

    @Test
    @DisplayName("F7 where the account is unknown, another grant of the same subject is spared, and no other subject's")
    void theSameSubjectIsSpared() {
        List<String> scopes = List.of("tickets.read");
        String other = scene.name + "-b";
        scene.profile(Map.of("scopes", scopes));
        hub.put("/api/profiles/" + other, Scene.with(scene.validProfile(), Map.of("scopes", scopes)))
                .expectSaved();
        consented(scene.name, "default");
        consented(other, "default");
        consented(scene.name, "second");
        assertThat(scene.grant().text("account")).isNull();
        hub.delete(scene.grantPath()).expect(204);
        assertThat(revocations()).isZero();
        lives(other, "default");
        hub.delete(path(scene.name, "second")).expect(204);
        assertThat(revocations()).as("its subject has no other grant").isEqualTo(2);
        lives(other, "default");
        hub.delete(path(other, "default")).expect(204);
    }
}
