package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SingleFlightIT {
    @Test
    @DisplayName("F1 P1 two hundred callers of one expired token cause one request, and all get the same new token")
    void twoHundredThreadsAskingForOneExpiredTokenCauseOneRequest() throws Exception {
        Scene scene = Scene.set();
        expired(scene);
        all(scene, List.of(scene.hub), 200);
    }

    @Test
    @Tag("h2-only")
    void twoServersOnOnePostgresStillCauseOneRequest() throws Exception {
        String url = Postgres.database("cluster");
        try (LibertyServer one = Servers.onPostgres("cluster-1", url);
                LibertyServer two = Servers.onPostgres("cluster-2", url)
                        .with("EVERGRANT_KEYSET", one.environment("EVERGRANT_KEYSET"))
                        .with("EVERGRANT_BASE_URL", one.base())) {
            one.start();
            two.start();
            Hub first = new Hub(one.base(), Servers.ADMIN_KEY);
            Scene scene = Scene.on(first);
            expired(scene);
            all(scene, List.of(first, new Hub(two.base(), Servers.ADMIN_KEY)), 100);
        }
    }

    /** Consented, and the timer is kept from renewing until the token has died. */
    private static void expired(Scene scene) {
        scene.demo.control().accessTokenLifetime(Duration.ofSeconds(3));
        scene.profile(java.util.Map.of("refresh", "on_use"));
        scene.consent();
        String token = scene.accessToken();
        Await.until(
                "the token dies",
                Duration.ofSeconds(10),
                () -> scene.demo.control().tokens().stream()
                        .filter(t -> t.value().equals(token))
                        .noneMatch(t -> t.lives(java.time.Instant.now())));
        scene.demo.control().accessTokenLifetime(Duration.ofHours(1));
        scene.demo.control().arm(Fault.at("token").delay(Duration.ofMillis(1500)));
    }

    private static void all(Scene scene, List<Hub> hubs, int threadsEach) throws Exception {
        int before = scene.tokenRequests();
        ExecutorService threads = Executors.newFixedThreadPool(hubs.size() * threadsEach);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Answer>> asked = new ArrayList<>();
        for (Hub hub : hubs) {
            for (int i = 0; i < threadsEach; i++) {
                asked.add(threads.submit(() -> {
                    go.await();
                    return hub.get("/api/profiles/" + scene.name + "/token");
                }));
            }
        }
        go.countDown();
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : asked) {
            answers.add(answer.get());
        }
        threads.shutdown();
        answers.forEach(answer -> answer.expect(200));
        Set<String> tokens = answers.stream().map(a -> a.text("access_token")).collect(Collectors.toSet());
        assertThat(tokens).hasSize(1);
        assertThat(scene.tokenRequests() - before).isEqualTo(1);
        assertThat(scene.demo.control().mostInFlight()).isEqualTo(1);
        assertThat(scene.demo.control().reuses()).isZero();
    }
}
