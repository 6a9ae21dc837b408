package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.demo.Served;
import io.evergrant.demo.Settings;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P10: a provider that is slow, silent or endless costs nobody else anything, and each call to it ends. */
@Tag("postgresql-seldom")
class SlowProviderIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MANY = 6;
    private static final int CONCURRENCY = 4;
    private static final List<Scene> SCENES = new ArrayList<>();

    private final ExecutorService people = Executors.newCachedThreadPool();

    @AfterAll
    static void forget() {
        for (Scene scene : SCENES) {
            scene.demo.control().heal();
            IntStream.range(0, MANY).forEach(i -> scene.hub.delete(path(scene, i)));
        }
    }

    private static String path(Scene scene, int subject) {
        return "/api/profiles/" + scene.name + "/grants/s" + subject;
    }

    private static Scene consented(int grants) {
        Scene scene = Scene.on(SteppedHub.hub());
        SCENES.add(scene);
        scene.provider(Map.of("refreshRotation", "none", "concurrency", CONCURRENCY));
        scene.demo.control().rotation(Settings.Rotation.NONE);
        for (int i = 0; i < grants; i++) {
            Answer link = scene.ask(Map.of("subject", "s" + i));
            new Visitor("ada").consents(URI.create(link.text("consentUri"))).expect(200);
        }
        return scene;
    }

    private List<CompletableFuture<Answer>> refreshAll(Scene scene, int grants, Fault fault) {
        scene.demo.control().arm(fault.grantType("refresh_token").always());
        return IntStream.range(0, grants)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> scene.hub.post(path(scene, i) + "/refresh"), people))
                .toList();
    }

    /** Forced refreshes, one after the other. @return the longest that one took, in milliseconds */
    private static long longest(Scene scene, int times) {
        return IntStream.range(0, times)
                .mapToLong(i -> {
                    long began = System.nanoTime();
                    scene.hub.post(path(scene, 0) + "/refresh").expect(200);
                    return Duration.ofNanos(System.nanoTime() - began).toMillis();
                })
                .max()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "P10 T41 P20 a slow, a silent and an endless answer end within 20 s and 256 KiB, their threads are free again,"
                    + " and another provider's refreshes do not notice")
    void nobodyElseNotices() {
        Scene slow = consented(MANY);
        Scene silent = consented(1);
        Scene endless = consented(1);
        Scene healthy = consented(1);
        long before = longest(healthy, 25);
        List<CompletableFuture<Answer>> asked = Stream.of(
                        refreshAll(slow, MANY, Fault.at("token").slow(Duration.ofMillis(200))),
                        refreshAll(silent, 1, Fault.at("token").delay(Duration.ofSeconds(28))),
                        refreshAll(endless, 1, Fault.at("token").endless()))
                .flatMap(List::stream)
                .toList();
        Await.until("all slots are taken", SOON, () -> slow.demo.control().mostInFlight() == CONCURRENCY);
        assertThat(waiting()).as("each has a thread").isGreaterThanOrEqualTo(CONCURRENCY);
        assertThat(slow.demo.control().count("token:refresh_token")).isEqualTo(CONCURRENCY);
        long during = longest(healthy, 3);
        assertThat(refreshes(slow)).as("they are all on their way still").isEmpty();
        during = Math.max(during, longest(healthy, 22));
        slow.demo.control().heal(); // for those that had no slot
        asked.forEach(answer -> assertThat(answer.join().status()).isIn(200, 503));
        System.out.println(
                "P10 longest of 25 refreshes at another provider: " + before + " ms before, " + during + " ms during");

        // four of six had a slot, whichever came first
        List<JsonObject> first = IntStream.range(0, MANY)
                .mapToObj(i -> oldest(slow, i))
                .filter(renewal -> renewal.containsKey("code"))
                .toList();
        assertThat(first).hasSize(CONCURRENCY);
        first.forEach(renewal -> ended(renewal, "timed_out"));
        ended(oldest(silent, 0), "timed_out");
        ended(oldest(endless, 0), "response_invalid");
        Await.until("the endless one was hung up on", SOON, () -> longestAnswer(endless) > 0);
        System.out.println("P10 let come of the endless answer, buffers included: " + longestAnswer(endless));
        assertThat(longestAnswer(endless)).isLessThan(16L * 1024 * 1024);
        Await.until("no thread waits any more", SOON, () -> waiting() == 0);
    }

    private static long longestAnswer(Scene scene) {
        return refreshes(scene).stream().mapToLong(Served::sentBytes).max().orElse(0);
    }

    /** Those that are over. */
    private static List<Served> refreshes(Scene scene) {
        return scene.demo.control().log("token").stream()
                .filter(s -> "refresh_token".equals(s.request().parameter("grant_type")))
                .toList();
    }

    private static JsonObject oldest(Scene scene, int subject) {
        var renewals = scene.hub
                .get(path(scene, subject) + "/history?limit=1000")
                .expect(200)
                .json()
                .getJsonArray("items");
        return renewals.getJsonObject(renewals.size() - 1);
    }

    private static void ended(JsonObject oldest, String code) {
        System.out.println("P10 " + code + " after " + oldest.getInt("durationMillis") + " ms");
        assertThat(oldest.getString("code")).isEqualTo(code);
        assertThat(oldest.getInt("durationMillis"))
                .as("before the silent one would speak")
                .isLessThan(27_000);
    }

    /** How many threads of the hub are in a request to a provider. */
    private static long waiting() {
        return Stream.of(SteppedHub.server().threads().split("\n\n"))
                .filter(thread -> thread.contains("io.evergrant.http.OutboundClients.send"))
                .count();
    }
}
