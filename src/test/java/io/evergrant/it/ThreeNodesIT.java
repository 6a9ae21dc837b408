package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P1 on three real servers and one PostgreSQL. */
@Tag("crash")
class ThreeNodesIT {
    private static final int CALLERS = 300;
    private static final int ROUNDS = 20;
    private static final Duration PROVIDER = Duration.ofSeconds(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One caller's answer, and how long it took. */
    private record Timed(HttpResponse<String> answer, long millis) {}

    @Test
    @DisplayName(
            "P1 300 callers on each of three nodes cause one request, and wait 500 ms longer than it takes at most")
    void oneRequestForNineHundredCallers() {
        String url = Postgres.database("three");
        List<LibertyServer> nodes = new ArrayList<>();
        try {
            for (int i = 1; i <= 3; i++) {
                LibertyServer node = Servers.onPostgres("three-" + i, url).jvm("-XX:TieredStopAtLevel=4");
                if (i > 1) {
                    node.with("EVERGRANT_KEYSET", nodes.get(0).environment("EVERGRANT_KEYSET"))
                            .with("EVERGRANT_BASE_URL", nodes.get(0).base());
                }
                nodes.add(node.start());
            }
            Scene scene = Scene.on(new Hub(nodes.get(0).base(), Servers.ADMIN_KEY));
            long beside = warmUp(scene, nodes);
            expire(scene, nodes);
            int before = scene.tokenRequests();
            List<CompletableFuture<Timed>> asked = send(scene, nodes);
            Await.until(
                    "the one request is on its way",
                    PROVIDER,
                    () -> scene.demo.control().count("token") > before);
            long threads = nodes.stream().mapToLong(ThreeNodesIT::threads).max().orElseThrow();
            List<Timed> answers = join(asked);
            assertThat(answers)
                    .allSatisfy(a -> assertThat(a.answer().statusCode()).isEqualTo(200));
            assertThat(scene.tokenRequests() - before).isEqualTo(1);
            assertThat(answers.stream().map(a -> a.answer().body().replaceAll(".*\"access_token\":\"([^\"]+).*", "$1")))
                    .containsOnly(scene.accessToken());
            long p99 = p99(answers);
            System.out.println("three nodes, 900 callers: p99 " + p99 + " ms (" + beside
                    + " ms where the token lives), at most " + threads + " threads a node");
            assertThat(threads).as("no thread is held per caller").isLessThan(CALLERS);
            assertThat(p99).isLessThanOrEqualTo(PROVIDER.toMillis() + 500);
        } finally {
            nodes.forEach(LibertyServer::close);
        }
    }

    private static long p99(List<Timed> answers) {
        return answers.stream().map(Timed::millis).sorted().toList().get(answers.size() * 99 / 100);
    }

    /** @return how long the same callers wait for a token that lives, in milliseconds: what machine and tests take */
    private static long warmUp(Scene scene, List<LibertyServer> nodes) {
        scene.profile(Map.of("refresh", "on_use"));
        scene.demo.control().accessTokenLifetime(Duration.ofHours(1));
        scene.consent();
        long p99 = 0;
        for (int i = 0; i < ROUNDS; i++) {
            p99 = p99(join(send(scene, nodes)));
        }
        return p99;
    }

    /** Every node holds the token that dies. */
    private static void expire(Scene scene, List<LibertyServer> nodes) {
        scene.demo.control().accessTokenLifetime(Duration.ofSeconds(15));
        scene.refresh().expect(200);
        String token = scene.token("?minTtl=PT0S").text("access_token");
        for (LibertyServer node : nodes) {
            Scene there = scene.through(new Hub(node.base(), Servers.ADMIN_KEY));
            Await.until(
                    "it has heard of it",
                    Duration.ofSeconds(15),
                    () -> token.equals(there.token("?minTtl=PT0S").text("access_token")));
        }
        Await.until(
                "the token dies",
                Duration.ofSeconds(20),
                () -> scene.demo.control().tokens().stream()
                        .filter(t -> t.value().equals(token))
                        .noneMatch(t -> t.lives(java.time.Instant.now())));
        scene.demo.control().accessTokenLifetime(Duration.ofHours(1));
        scene.demo.control().arm(Fault.at("token").delay(PROVIDER));
    }

    private static List<Timed> join(List<CompletableFuture<Timed>> asked) {
        return asked.stream().map(CompletableFuture::join).toList();
    }

    /** All threads of a node's JVM, of which the server itself has some sixty. */
    private static long threads(LibertyServer node) {
        String metrics = new Hub(node.base(), null).get("/metrics?scope=base").body();
        return Math.round(Double.parseDouble(metrics.lines()
                .filter(line -> line.startsWith("thread_count"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".* ", "")));
    }

    private static List<CompletableFuture<Timed>> send(Scene scene, List<LibertyServer> nodes) {
        List<CompletableFuture<Timed>> asked = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            for (LibertyServer node : nodes) {
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create(node.base() + "/api/profiles/" + scene.name + "/token"))
                        .header("Authorization", "Bearer " + Servers.ADMIN_KEY)
                        .build();
                long began = System.nanoTime();
                asked.add(HTTP.sendAsync(request, BodyHandlers.ofString())
                        .thenApply(a -> new Timed(a, (System.nanoTime() - began) / 1_000_000)));
            }
        }
        return asked;
    }
}
