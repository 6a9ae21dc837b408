package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of two nodes dies with answers on the wire. */
@Tag("h2-only")
@Tag("long")
class KilledNodeIT {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Pair pair = Pair.shared();

    private static Fault answerIsHeld() {
        return Fault.at("token").grantType("refresh_token").afterCommit().hold();
    }

    private static void onTheWire(List<Scene> scenes) {
        scenes.forEach(Pair::refreshing);
        Await.until(
                "the requests are there",
                Pair.SOON,
                () -> scenes.stream().allMatch(s -> s.demo.control().held() == 1));
    }

    private static List<Instant> sent(Scene scene) {
        return scene.demo.control().log("token").stream()
                .filter(call -> "refresh_token".equals(call.request().parameter("grant_type")))
                .map(call -> call.request().at())
                .sorted()
                .toList();
    }

    private String lastFailure(Scene scene) {
        return pair.there(scene).grant().expect(200).text("lastError.code");
    }

    private void goesOn(Scene scene) {
        Scene there = pair.there(scene);
        String token = there.accessToken();
        assertThat(scene.demo.control().tokens())
                .anySatisfy(t -> assertThat(t.value().equals(token) && t.lives(Instant.now()))
                        .isTrue());
        there.refresh().expect(200);
        there.awaitGrant("active", Pair.SOON);
    }

    @Test
    @DisplayName(
            "F9 P3 a node is killed after the provider rotated: another goes on within the grace window; none at once,"
                    + " strict not; and it costs a console user a login")
    void anotherNodeGoesOnWithinTheGraceWindow() {
        Scene grace = pair.scene("grace", HOUR);
        Scene none = pair.scene("none", HOUR);
        Scene strict = pair.scene("strict", HOUR);
        List<Scene> all = List.of(grace, none, strict);
        all.forEach(scene -> {
            Demos.outcomeUnknownAt(scene.demo);
            scene.demo.control().arm(answerIsHeld());
        });
        try (Screen screen = new Screen(1280)) {
            new ConsolePage(screen.page, pair.one.base()).logIn("admin", Servers.ADMIN_PASSWORD);
            onTheWire(all);
            pair.one.kill();
            all.forEach(scene -> scene.demo.control().heal());
            theSessionIsGoneAndNothingElse(new ConsolePage(screen.page, pair.two.base()));
        }
        for (Scene scene : List.of(grace, none)) {
            Await.until(
                    "asked again: " + scene.name, Pair.SOON, () -> sent(scene).size() == 2);
        }
        Duration pause = Duration.between(sent(grace).get(0), sent(grace).get(1));
        System.out.println("a grace provider and a node killed: asked again after " + pause.toMillis() + " ms");
        assertThat(pause).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(30));
        goesOn(grace);
        goesOn(none);
        assertThat(Pair.refreshes(strict)).isEqualTo(1);
        pair.one.start();
        Await.until(
                "its own first tick ends what it left", Pair.SOON, () -> "outcome_unknown".equals(lastFailure(strict)));
        assertThat(pair.there(strict).token("").status()).isEqualTo(200);
        assertThat(Pair.refreshes(strict)).as("the access token lives").isEqualTo(1);
        strict.hub.delete(strict.grantPath());
    }

    private void theSessionIsGoneAndNothingElse(ConsolePage page) {
        page.open("/providers");
        assertThat(page.page().url()).contains("/login");
        page.fill("Name", "admin");
        page.fill("Password", Servers.ADMIN_PASSWORD);
        page.press("Log in");
        page.page().waitForURL(url -> !url.contains("/login"));
        assertThat(page.page().url()).endsWith("/providers");
        assertThat(page.page().content()).contains("Scene scene-");
    }

    @Test
    @DisplayName(
            "F9 a node is killed and back before anyone sees it silent: its own first tick ends its claims; grace and"
                    + " none go on at once, strict not before the access token has died")
    void aNodeThatIsBackAtOnceEndsItsOwnClaims() throws InterruptedException, ExecutionException {
        Scene grace = pair.scene("grace", HOUR);
        Scene none = pair.scene("none", HOUR);
        Scene strict = pair.scene("strict", Duration.ofSeconds(40));
        List<Scene> all = List.of(grace, none, strict);
        // a start may take half a minute on a crowded machine
        grace.provider(Map.of("refreshRotation", "grace", "refreshRetryWindow", "PT3M"));
        grace.demo.control().set("rotationGrace", "PT3M");
        Demos.outcomeUnknownAt(grace.demo);
        Demos.outcomeUnknownAt(none.demo);
        grace.demo.control().arm(answerIsHeld());
        none.demo.control().arm(answerIsHeld());
        strict.demo
                .control()
                .arm(Fault.at("token").grantType("refresh_token").hold().status(503));
        strict.demo.control().accessTokenLifetime(HOUR);
        Instant ends = Instant.parse(strict.grant().text("accessTokenExpiresAt"));
        onTheWire(all);
        pair.one.kill();
        CompletableFuture<Void> beating = CompletableFuture.runAsync(this::beatsInItsPlace);
        pair.one.launch();
        all.forEach(scene -> scene.demo.control().heal());
        for (Scene scene : List.of(grace, none)) {
            Await.until(
                    "asked again: " + scene.name, Pair.SOON, () -> sent(scene).size() == 2);
            assertThat(grantHistory(scene)).contains("\"outcome\":\"unknown\"").contains("\"node\":\"one\"");
        }
        beating.get();
        goesOn(grace);
        goesOn(none);
        // the first one was never answered, and may stand in no log of answers
        Await.until("asked again: " + strict.name, Pair.SOON, () -> Pair.refreshes(strict) == 2);
        goesOn(strict);
        assertThat(sent(strict)).filteredOn(at -> !at.isBefore(ends)).isNotEmpty();
        assertThat(sent(strict)).filteredOn(at -> at.isBefore(ends)).hasSizeLessThan(2);
        assertThat(strict.demo.control().reuses()).isZero();
    }

    private String grantHistory(Scene scene) {
        return pair.second.get(scene.grantPath() + "/history").expect(200).body();
    }

    /** As if the restart took less than the ten seconds that silence takes: until the node itself beats and ticks. */
    private void beatsInItsPlace() {
        try (Database database = new Database(pair.one)) {
            String before = database.text("SELECT last_tick_at FROM node WHERE name = 'one'");
            Await.until("the node is back", Duration.ofMinutes(3), () -> {
                database.update("UPDATE node SET heartbeat = heartbeat + 1 WHERE name = 'one'");
                TimeUnit.MILLISECONDS.sleep(500);
                return !before.equals(database.text("SELECT last_tick_at FROM node WHERE name = 'one'"));
            });
        }
    }
}
