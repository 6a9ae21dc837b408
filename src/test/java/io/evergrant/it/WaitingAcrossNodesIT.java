package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callers at one node wait for what the other has asked for; and a stranger is not let in. */
@Tag("h2-only")
@Tag("long")
class WaitingAcrossNodesIT {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int CALLERS = 20;

    private final Pair pair = Pair.shared();
    private final ExecutorService threads = Executors.newFixedThreadPool(4 * CALLERS);

    private Scene expired() {
        Scene scene = Scene.on(pair.first);
        scene.demo.control().accessTokenLifetime(Duration.ofSeconds(2));
        scene.profile(Map.of("refresh", "on_use"));
        scene.consent();
        Await.until(
                "the token dies",
                Pair.SOON,
                () -> scene.demo.control().tokens().stream()
                        .noneMatch(t -> t.kind() == io.evergrant.demo.Token.Kind.ACCESS && t.lives(Instant.now())));
        scene.demo.control().accessTokenLifetime(HOUR);
        return scene;
    }

    private List<CompletableFuture<Answer>> callers(Scene scene, String query) {
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            asked.add(CompletableFuture.supplyAsync(() -> scene.token(query), threads));
        }
        return asked;
    }

    private static List<Answer> all(List<CompletableFuture<Answer>> asked) {
        return asked.stream().map(CompletableFuture::join).toList();
    }

    @Test
    @DisplayName(
            "F2 F3 F4 a provider that takes 18 s is asked once by two nodes; a waiter reads again what the other stored;"
                    + " one that has waited long enough gets the living token or is told to come again, and sends nothing")
    void nobodyRefreshesOutsideTheClaim() {
        Scene slow = expired();
        Scene dead = expired();
        Scene living = pair.scene("strict", HOUR);
        String old = pair.there(living).accessToken();
        pair.hold("before-journal");
        Pair.refreshing(living);
        var first = CompletableFuture.supplyAsync(() -> dead.token(""), threads);
        pair.awaitHeld(2);
        slow.demo.control().arm(Fault.at("token").delay(Duration.ofSeconds(18)));
        var here = callers(pair.there(slow), "");
        Await.until("the second node asks", Pair.SOON, () -> Pair.refreshes(slow) == 1);
        var there = callers(slow, "");
        var waitingForTheDead = callers(pair.there(dead), "");
        var waitingForTheLiving = callers(pair.there(living), "?minTtl=PT2H");

        List<Answer> answers =
                Stream.concat(all(here).stream(), all(there).stream()).toList();
        answers.forEach(answer -> answer.expect(200));
        assertThat(answers.stream().map(a -> a.text("access_token")).distinct()).hasSize(1);
        assertThat(Pair.refreshes(slow)).isEqualTo(1);
        assertThat(all(waitingForTheLiving))
                .allSatisfy(a -> assertThat(a.expect(200).text("access_token")).isEqualTo(old));
        assertThat(all(waitingForTheDead)).allSatisfy(a -> {
            a.expectProblem(503, "provider_unavailable");
            assertThat(a.header("Retry-After")).isPresent();
        });
        assertThat(Pair.refreshes(dead)).isEqualTo(1);
        assertThat(Pair.refreshes(living)).isEqualTo(1);

        pair.release();
        assertThat(pair.there(dead).accessToken()).isEqualTo(first.join().text("access_token"));
        Await.until(
                "the second node has heard of it",
                Pair.SOON,
                () -> !old.equals(
                        pair.there(living).token("?minTtl=PT50M").expect(200).text("access_token")));
        for (Scene scene : List.of(slow, dead, living)) {
            assertThat(scene.demo.control().reuses()).isZero();
            assertThat(Pair.refreshes(scene)).isEqualTo(1);
        }
        threads.shutdown();
    }

    @Test
    @DisplayName("a node with another keyset is refused at its start, and changes nothing")
    void aNodeWithAnotherKeysetIsRefused() {
        try (LibertyServer stranger = pair.like("pair-stranger", pair.database.url())
                        .with("EVERGRANT_KEYSET", Secrets.keyset())
                        .with("EVERGRANT_NODE", "stranger");
                Database rows = new Database(pair.one)) {
            String before = told(rows);
            stranger.launch();
            Await.until(
                    "it is refused",
                    Duration.ofMinutes(3),
                    () -> stranger.log().contains("The keyset is not the one that this database was made with"));
            assertThat(new Hub(stranger.base(), Servers.ADMIN_KEY).answers("/api/providers"))
                    .isFalse();
            assertThat(told(rows)).isEqualTo(before);
            assertThat(rows.text("SELECT name FROM node WHERE name = 'stranger'"))
                    .isNull();
            assertThat(pair.second.answers("/api/status")).isTrue();
        }
    }

    private static String told(Database rows) {
        return rows.text("SELECT string_agg(name || '=' || \"value\", ';' ORDER BY name) FROM installation");
    }
}
