package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.demo.Token;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of two nodes, or both, lose the database. */
@Tag("h2-only")
@Tag("long")
class CutOffNodeIT {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Pair pair = Pair.shared();

    /** A node began anew, without the time that passed at the other. */
    private boolean spoilt;

    private static Fault answerIsHeld() {
        return Fault.at("token").grantType("refresh_token").afterCommit().hold();
    }

    private static Token newest(Scene scene) {
        return scene.demo.control().tokens().stream()
                .filter(t -> t.kind() == Token.Kind.ACCESS)
                .max(Comparator.comparing(Token::issuedAt))
                .orElseThrow();
    }

    /** At the second node, which has heard by then of all that was changed before. */
    private String remembered(Scene scene) {
        long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        Await.until("it has heard", Pair.SOON, () -> {
            pair.there(scene).accessToken();
            return System.nanoTime() > end;
        });
        return pair.there(scene).accessToken();
    }

    /** Time that a test let pass at the second node alone has passed for both before the next one. */
    @AfterEach
    void theClocksAgree() {
        if (spoilt) {
            Pair.forget();
            return;
        }
        Duration apart = Duration.between(now(pair.first), now(pair.second));
        if (apart.toSeconds() > 1) {
            Overlay.step(pair.first, apart);
        }
    }

    private static Instant now(Hub node) {
        return Instant.parse(node.post("/api/overlay/clock").expect(200).text("now"));
    }

    @Test
    @DisplayName(
            "F7 a node is cut off from the database while a grant is deleted: it serves what it has for 15 minutes at"
                    + " most, and nothing is resurrected when it is back")
    void nothingIsResurrectedByANodeThatWasCutOff() {
        Scene kept = pair.scene("strict", HOUR);
        Scene flying = pair.scene("strict", HOUR);
        String old = remembered(kept);
        remembered(flying);
        flying.demo.control().arm(answerIsHeld());
        Pair.refreshing(pair.there(flying));
        Await.until("the answer is held", Pair.SOON, () -> flying.demo.control().held() == 1);
        pair.relay.cut();
        Await.until("it is told", Pair.SOON, () -> !pair.second.answers("/health/ready"));
        pair.first.delete(kept.grantPath());
        pair.first.delete(flying.grantPath());
        flying.demo.control().release();
        assertThat(pair.there(kept).accessToken()).isEqualTo(old);
        Await.until(
                "the late answer is served",
                Pair.SOON,
                () -> newest(flying).value().equals(pair.there(flying).accessToken()));
        Overlay.step(pair.second, Duration.ofMinutes(15));
        for (Scene scene : List.of(kept, flying)) {
            pair.there(scene).token("").expectProblem(503, "provider_unavailable");
            scene.token("").expectProblem(409, "consent_required");
        }
        pair.relay.mend();
        for (Scene scene : List.of(kept, flying)) {
            Await.until(
                    "it is known there too",
                    Pair.SOON,
                    () -> pair.there(scene).token("").status() == 409);
        }
        Await.until(
                "the late tokens are revoked", Pair.SOON, () -> newest(flying).revokedAt() != null);
        assertThat(newest(kept).revokedAt()).isNotNull();
        for (Scene scene : List.of(kept, flying)) {
            scene.grant().expect(404);
            pair.there(scene).grant().expect(404);
            pair.there(scene).token("").expectProblem(409, "consent_required");
        }
    }

    @Test
    @DisplayName(
            "F7 F10 a code's tokens come to a node that is cut off, and the grant is deleted meanwhile: they are revoked"
                    + " when it is back")
    void nobodyKeepsTheTokensOfALateCode() {
        Scene scene = pair.scene("strict", HOUR);
        scene.demo
                .control()
                .arm(Fault.at("token")
                        .grantType("authorization_code")
                        .afterCommit()
                        .hold());
        Visitor ada = new Visitor("ada");
        Answer link = scene.ask(Map.of());
        String callback = ada.allows(ada.starts(URI.create(link.text("consentUri"))))
                .toString()
                .replace(pair.one.base(), pair.two.base());
        CompletableFuture<Answer> person = CompletableFuture.supplyAsync(() -> ada.open(URI.create(callback)));
        Await.until("the answer is held", Pair.SOON, () -> scene.demo.control().held() == 1);
        pair.relay.cut();
        Await.until("it is told", Pair.SOON, () -> !pair.second.answers("/health/ready"));
        CompletableFuture<Answer> deleted = CompletableFuture.supplyAsync(() -> pair.first.delete(scene.grantPath()));
        Await.until("it is deleted", Pair.SOON, () -> scene.grant().status() == 404);
        scene.demo.control().release();
        assertThat(person.join().body()).contains("its tokens are safe");
        pair.relay.mend();
        Await.until(
                "the late tokens are revoked", Pair.SOON, () -> newest(scene).revokedAt() != null);
        deleted.join().expect(204);
        scene.grant().expect(404);
        assertThat(pair.first.get("/api/consents/" + link.text("id")).text("status"))
                .isEqualTo("failed");
    }

    /** At the first node, whose answer comes when the database is gone; then it sleeps, and the database is back. */
    private void answeredWithoutDatabase(List<Scene> scenes) {
        scenes.forEach(scene -> scene.demo.control().arm(answerIsHeld()));
        scenes.forEach(Pair::refreshing);
        Await.until(
                "the answers are held",
                Pair.SOON,
                () -> scenes.stream().allMatch(s -> s.demo.control().held() == 1));
        pair.relay.cut();
        pair.database.kill();
        scenes.forEach(scene -> scene.demo.control().release());
        scenes.forEach(scene -> Await.until(
                "the answer is there",
                Pair.SOON,
                () -> newest(scene).value().equals(scene.token("").text("access_token"))));
    }

    /** What a standby in its place may not have had yet: the attempt that was committed last. */
    private void theDatabaseForgets(Scene scene) {
        try (Database rows = new Database(pair.one)) {
            rows.update(
                    "UPDATE grant_attempt SET node = NULL, claimed_at = NULL, first_sent_at = NULL, number = number - 1"
                            + " WHERE profile = ?",
                    scene.name);
        }
    }

    private Scene shortLived() {
        Scene scene = pair.scene("strict", Duration.ofSeconds(25));
        scene.demo.control().accessTokenLifetime(HOUR);
        return scene;
    }

    /** Its callers at the second node want a new token; long enough for it to call the first node silent. */
    private void nothingIsSentFor(List<Scene> scenes) {
        for (Scene scene : scenes) {
            CompletableFuture.supplyAsync(() -> pair.there(scene).token(""));
        }
        pair.awaitSilence();
        for (Scene scene : scenes) {
            assertThat(Pair.refreshes(scene)).as(scene.name).isEqualTo(1);
        }
    }

    private static void awaitDeathOfTheFirstToken(List<Scene> scenes) {
        Await.until(
                "the old tokens have died",
                Pair.SOON,
                () -> scenes.stream()
                        .flatMap(s -> s.demo.control().tokens().stream())
                        .filter(t -> t.kind() == Token.Kind.ACCESS && t.expiresAt() != null)
                        .filter(t -> t.expiresAt().isBefore(t.issuedAt().plusSeconds(60)))
                        .noneMatch(t -> t.lives(Instant.now())));
    }

    private void replayed(Scene scene) {
        Scene there = pair.there(scene);
        Await.until("replayed: " + scene.name, Pair.SOON, () -> there.token("").status() == 200);
        assertThat(there.accessToken()).isEqualTo(newest(scene).value());
        assertThat(Pair.refreshes(scene)).isEqualTo(1);
        Await.until("and it goes on", Pair.SOON, () -> there.refresh().status() == 200);
        assertThat(Pair.refreshes(scene)).isEqualTo(2);
        assertThat(scene.demo.control().reuses()).isZero();
    }

    @Test
    @DisplayName(
            "F10 P4 a strict provider, the database away, the token dead, and the node without the answer back first: it"
                    + " sends nothing before the other has ticked, though the database has lost the attempt")
    void theNodeWithoutTheAnswerWaitsForTheOther() {
        Scene claimed = shortLived();
        Scene forgotten = shortLived();
        List<Scene> scenes = List.of(claimed, forgotten);
        answeredWithoutDatabase(scenes);
        pair.one.signal("STOP");
        try {
            pair.database.start();
            theDatabaseForgets(forgotten);
            pair.relay.mend();
            Await.until("the other is back", Pair.SOON, () -> pair.second.answers("/health/ready"));
            awaitDeathOfTheFirstToken(scenes);
            pair.there(forgotten).token("").expectProblem(503, "provider_unavailable");
            nothingIsSentFor(scenes);
        } finally {
            pair.one.signal("CONT");
        }
        scenes.forEach(this::replayed);
    }

    @Test
    @Tag("long")
    @DisplayName("F10 P4 and where that node is down, it is waited for 150 s; when it is back, its journal counts")
    void theNodeWithTheAnswerIsWaitedFor() {
        Scene claimed = shortLived();
        Scene forgotten = shortLived();
        List<Scene> scenes = List.of(claimed, forgotten);
        answeredWithoutDatabase(scenes);
        pair.one.kill();
        spoilt = true;
        pair.database.start();
        theDatabaseForgets(forgotten);
        pair.relay.mend();
        Await.until("the other is back", Pair.SOON, () -> pair.second.answers("/health/ready"));
        Overlay.step(pair.second, Duration.ofSeconds(120));
        awaitDeathOfTheFirstToken(scenes);
        nothingIsSentFor(scenes);
        pair.one.start();
        scenes.forEach(this::replayed);
    }

    @Test
    @Tag("long")
    @DisplayName("P20 and where it never comes, its claim ends after 150 s: the token is tried once")
    void afterThatTheTokenIsTriedOnce() {
        Scene scene = shortLived();
        Demos.outcomeUnknownAt(scene.demo);
        answeredWithoutDatabase(List.of(scene));
        pair.one.kill();
        spoilt = true;
        pair.database.start();
        pair.relay.mend();
        Await.until("the other is back", Pair.SOON, () -> pair.second.answers("/health/ready"));
        Overlay.step(pair.second, Duration.ofSeconds(160));
        Scene there = pair.there(scene);
        Await.until("asked again", Pair.SOON, () -> {
            there.token("");
            return Pair.refreshes(scene) == 2;
        });
        there.awaitGrant("consent_required", Pair.SOON);
        assertThat(Pair.refreshes(scene)).isEqualTo(2);
        assertThat(Instant.now())
                .as("a strict provider takes it for theft")
                .isAfter(newest(scene).revokedAt());
    }
}
