package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.demo.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of two nodes is frozen in the middle of refreshes, long enough to be called silent, and wakes up. */
@Tag("h2-only")
@Tag("long")
class FrozenNodeIT {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Pair pair = Pair.shared();

    /** Due when its claim's node is silent, and answered when that node is frozen: attempt 5 of the design's example. */
    private Scene answeredAndNotStored(String rotation) {
        Scene scene = pair.scene(rotation, HOUR);
        Demos.outcomeUnknownAt(scene.demo);
        return scene;
    }

    private static String newestToken(Scene scene) {
        return scene.demo.control().tokens().stream()
                .filter(t -> t.kind() == Token.Kind.ACCESS)
                .max(Comparator.comparing(Token::issuedAt))
                .orElseThrow()
                .value();
    }

    private String history(Scene scene) {
        return pair.second.get(scene.grantPath() + "/history").expect(200).body();
    }

    private void frozen(Runnable meanwhile) {
        pair.one.signal("STOP");
        try {
            meanwhile.run();
        } finally {
            pair.one.signal("CONT");
        }
    }

    @Test
    @DisplayName(
            "F6 F9 P5 attempt 6 is refused while the success of attempt 5 is on its way: the late success counts, death"
                    + " or not; where 6 has stored tokens, 5 changes nothing; and nothing is served unverified after the sleep")
    void aLateSuccessOverridesARecordedFailure() {
        Scene refusedGrace = answeredAndNotStored("grace");
        Scene refusedNone = answeredAndNotStored("none");
        Scene overtaken = answeredAndNotStored("grace");
        Scene deleted = pair.scene("strict", HOUR);
        deleted.accessToken();
        List<Scene> answered = List.of(refusedGrace, refusedNone, overtaken);
        pair.hold("before-journal");
        answered.forEach(Pair::refreshing);
        pair.awaitHeld(3);
        String five = newestToken(refusedGrace);
        String fiveOfNone = newestToken(refusedNone);
        for (Scene scene : List.of(refusedGrace, refusedNone)) {
            scene.demo
                    .control()
                    .arm(Fault.at("token").grantType("refresh_token").error("invalid_grant"));
        }
        frozen(() -> {
            pair.there(deleted).hub.delete(deleted.grantPath());
            pair.there(refusedGrace).awaitGrant("consent_required", Pair.SOON);
            pair.there(refusedNone).awaitGrant("consent_required", Pair.SOON);
            Await.until(
                    "6 has stored tokens", Pair.SOON, () -> history(overtaken).contains("\"outcome\":\"renewed\""));
        });
        for (int i = 0; i < 20; i++) {
            assertThat(deleted.token("").status()).as("deleted while it slept").isEqualTo(409);
        }
        String six = newestToken(overtaken);
        pair.release();
        lives(refusedGrace, five);
        lives(refusedNone, fiveOfNone);
        lives(overtaken, six);
    }

    private void lives(Scene scene, String token) {
        Scene there = pair.there(scene);
        there.awaitGrant("active", Pair.SOON);
        Await.until("stored: " + scene.name, Pair.SOON, () -> token.equals(there.accessToken()));
        Await.until("and here", Pair.SOON, () -> token.equals(scene.accessToken()));
        assertThat(Pair.refreshes(scene)).isEqualTo(2);
        there.refresh().expect(200);
        assertThat(scene.grant().text("status")).isEqualTo("active");
    }

    @Test
    @DisplayName("P5 a node that is frozen between its claim and sending sends nothing when it wakes up")
    void whoSleepsBetweenClaimAndSendingSendsNothing() {
        Scene strict = pair.scene("strict", HOUR);
        Scene none = pair.scene("none", HOUR);
        pair.hold("before-send");
        Pair.refreshing(strict);
        Pair.refreshing(none);
        pair.awaitHeld(2);
        frozen(() -> {
            Await.until("the other has gone on with the harmless one", Pair.SOON, () -> Pair.refreshes(none) == 1);
            assertThat(Pair.refreshes(strict)).as("it might have been sent").isZero();
        });
        pair.first.answers("/health/ready");
        pair.release();
        Await.until("asked once more", Pair.SOON, () -> history(strict).contains("\"outcome\":\"renewed\""));
        assertThat(history(strict)).contains("\"code\":\"node_too_slow\"");
        assertThat(Pair.refreshes(strict)).isEqualTo(1);
        assertThat(Pair.refreshes(none)).isEqualTo(1);
        assertThat(strict.demo.control().reuses()).isZero();
    }

    @Test
    @Tag("long")
    @DisplayName(
            "P5 a node sleeps for two minutes with its answer on the wire: nothing is sent meanwhile, nothing is lost")
    void anAnswerThatComesDuringTheSleepIsKept() {
        Scene scene = pair.scene("strict", Duration.ofSeconds(45));
        scene.demo.control().accessTokenLifetime(HOUR);
        scene.demo
                .control()
                .arm(Fault.at("token").grantType("refresh_token").afterCommit().hold());
        Pair.refreshing(scene);
        Await.until("the answer is held", Pair.SOON, () -> scene.demo.control().held() == 1);
        Scene there = pair.there(scene);
        frozen(() -> {
            scene.demo.control().release();
            long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            long lastCall = end - Duration.ofSeconds(30).toNanos(); // one may wait for 25 s, and 150 s end the claim
            List<Integer> statuses = new ArrayList<>();
            Await.until("two minutes have passed", Duration.ofMinutes(3), () -> {
                if (System.nanoTime() < lastCall) {
                    statuses.add(there.token("").status());
                }
                assertThat(Pair.refreshes(scene)).isEqualTo(1);
                return System.nanoTime() > end;
            });
            assertThat(statuses).startsWith(200).containsOnly(200, 503);
            assertThat(statuses.get(statuses.size() - 1))
                    .as("the token has died")
                    .isEqualTo(503);
        });
        Await.until(
                "the late answer is stored", Pair.SOON, () -> there.token("").status() == 200);
        assertThat(there.accessToken()).isEqualTo(newestToken(scene));
        assertThat(Pair.refreshes(scene)).isEqualTo(1);
        there.refresh().expect(200);
        assertThat(scene.demo.control().reuses()).isZero();
    }
}
