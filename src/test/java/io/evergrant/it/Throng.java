package io.evergrant.it;

import io.evergrant.demo.Token;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Many grants of one scene, moved in as if their people had consented elsewhere. */
final class Throng {
    private static final List<String> SCOPES = List.of("tickets.read");

    final Scene scene;
    final int size;

    Throng(Scene scene, int size) {
        this.scene = scene;
        this.size = size;
    }

    /** Without access tokens: all are due at once. */
    Throng moveIn() {
        return moveIn(null);
    }

    /** @param ends of the access tokens, one grant after the other; null where there are none */
    Throng moveIn(java.util.function.IntFunction<Instant> ends) {
        scene.profile(Map.of("scopes", SCOPES));
        IntStream.range(0, size).parallel().forEach(i -> {
            List<String> tokens = scene.demo.control().consented(scene.name, person(i), SCOPES);
            tokens.forEach(Secrets::used);
            Map<String, String> refresh = Map.of("refreshToken", tokens.get(0));
            scene.hub
                    .put(
                            path(i),
                            ends == null
                                    ? refresh
                                    : Scene.with(
                                            Map.copyOf(refresh),
                                            Map.of(
                                                    "accessToken",
                                                    tokens.get(1),
                                                    "expiresAt",
                                                    ends.apply(i).toString())))
                    .expectSaved();
        });
        return this;
    }

    static String person(int i) {
        return "person-" + i;
    }

    private String path(int i) {
        return "/api/profiles/" + scene.name + "/grants/" + person(i);
    }

    Answer token(int i) {
        return scene.hub.get("/api/profiles/" + scene.name + "/token?subject=" + person(i));
    }

    /** Its access tokens that will live then, by the demo's own book. */
    List<Token> living(String person, Instant then) {
        return scene.demo.control().tokens().stream()
                .filter(t -> t.kind() == Token.Kind.ACCESS && person.equals(t.account()) && t.lives(then))
                .toList();
    }

    List<JsonObject> grants() {
        return scene.hub
                .get("/api/profiles/" + scene.name + "/grants?limit=1000")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    /** How many were renewed and have not failed since. */
    long renewed() {
        return grants().stream()
                .filter(grant -> grant.containsKey("lastRefreshedAt") && grant.getInt("failures") == 0)
                .count();
    }

    /** How many are due, or have a token that has ended. */
    long behind(Instant now) {
        return grants().stream()
                .filter(grant -> isPast(grant, "accessTokenExpiresAt", now) || isPast(grant, "nextRefreshAt", now))
                .count();
    }

    private static boolean isPast(JsonObject grant, String member, Instant now) {
        return grant.containsKey(member)
                && !grant.isNull(member)
                && !Instant.parse(grant.getString(member)).isAfter(now);
    }

    void forget() {
        scene.demo.control().heal();
        IntStream.range(0, size).parallel().forEach(i -> scene.hub.delete(path(i)));
    }
}
