package io.evergrant.it;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** As many grants as a page of the API holds at one scene's provider, handled by many callers at once. */
final class Crowd {
    private static final List<String> SCOPES = List.of("tickets.read");
    private static final int CALLERS = 16;

    final Scene scene;
    private final int size;
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();

    /** @param size at most a thousand */
    Crowd(Scene scene, int size) {
        this.scene = scene;
        this.size = size;
        scene.profile(Map.of("scopes", SCOPES));
    }

    static List<String> people(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> "person-%03d".formatted(i))
                .toList();
    }

    /** Each as if that person had consented elsewhere just now; their access tokens end after a while. */
    Crowd moveIn(Instant accessTokenEnd) {
        return moveIn(people(size), accessTokenEnd);
    }

    Crowd moveIn(List<String> people, Instant accessTokenEnd) {
        each(people, person -> {
            List<String> tokens = scene.demo.control().consented(scene.name, person, SCOPES);
            tokens.forEach(Secrets::used);
            refreshTokens.put(person, tokens.get(0));
            scene.hub
                    .put(
                            path() + "/" + person,
                            Map.of(
                                    "refreshToken",
                                    tokens.get(0),
                                    "accessToken",
                                    tokens.get(1),
                                    "expiresAt",
                                    accessTokenEnd.toString()))
                    .expectSaved();
        });
        return this;
    }

    /** All at once, as far as this machine goes; whatever one of them throws, this throws. */
    static void each(List<String> people, Consumer<String> what) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            people.stream()
                    .map(person -> CompletableFuture.runAsync(() -> what.accept(person), callers))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            callers.shutdownNow();
        }
    }

    String path() {
        return "/api/profiles/" + scene.name + "/grants";
    }

    /** The one that was moved in; a provider that refuses it never replaces it. */
    String refreshToken(String person) {
        return refreshTokens.get(person);
    }

    /** @throws IllegalStateException while the hub cannot tell */
    List<JsonObject> grants() {
        Answer answer = scene.hub.get(path() + "?limit=1000");
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer.json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** How many are so, for each status that there is. */
    Map<String, Long> statuses() {
        return grants().stream().collect(groupingBy(g -> g.getString("status"), TreeMap::new, counting()));
    }

    void awaitAll(String status, Duration limit) {
        until("all of " + size + " are " + status, limit, () -> statuses().equals(Map.of(status, (long) size)));
    }

    /** Waits until each has been renewed since then and nothing ails it; the limit is one of a quiet machine. */
    Duration awaitRenewed(Instant since, Duration limit) {
        long start = System.nanoTime();
        until(
                "all of " + size + " are renewed",
                limit,
                () -> grants().stream()
                        .allMatch(g -> g.getString("status").equals("active") && renewedSince(g, since)));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** A thousand are not read as often as one. */
    private void until(String what, Duration limit, BooleanSupplier condition) {
        Await.until(what, Await.ofQuiet(limit), () -> {
            boolean met = condition.getAsBoolean();
            if (!met) {
                LockSupport.parkNanos(Duration.ofMillis(size).toNanos());
            }
            return met;
        });
    }

    void forget() {
        scene.demo.control().heal();
        each(people(size), person -> scene.hub.delete(path() + "/" + person).expect(204));
    }

    static boolean renewedSince(JsonObject grant, Instant since) {
        return !Instant.parse(grant.getString("lastRefreshedAt", Instant.EPOCH.toString()))
                .isBefore(since);
    }

    String providerStatus() {
        return scene.hub.get("/api/providers/" + scene.name).expect(200).text("status");
    }
}
