package io.evergrant.it;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Many grants at a few providers, moved in as if their people had consented elsewhere; all are due soon. */
final class Herd {
    private static final List<String> SCOPES = List.of("tickets.read");
    final List<Scene> scenes = new ArrayList<>();
    private final int each;
    private Hub watching;

    /** At three providers; {@code size} is at least three. */
    Herd(Hub hub, int size, Map<String, ?> provider) {
        this(hub, 3, size / 3, provider);
    }

    /** So many providers with so many grants each. */
    Herd(Hub hub, int providers, int each, Map<String, ?> provider) {
        this.each = each;
        watching = hub;
        for (int i = 0; i < providers; i++) {
            Scene scene = Scene.on(hub);
            scene.provider(Scene.with(Map.of("concurrency", 8), provider));
            scene.profile(Map.of("scopes", SCOPES));
            scenes.add(scene);
        }
    }

    /** Their access tokens end after a while, and the clock finds them due before that. */
    Herd moveIn(Duration accessTokenLife) {
        scenes.parallelStream().forEach(scene -> {
            for (int i = 0; i < each; i++) {
                moveIn(scene, "person-" + i, accessTokenLife);
            }
        });
        return this;
    }

    private static void moveIn(Scene scene, String person, Duration accessTokenLife) {
        List<String> tokens = scene.demo.control().consented(scene.name, person, SCOPES);
        tokens.forEach(Secrets::used);
        Map<String, String> grant = Map.of(
                "refreshToken",
                tokens.get(0),
                "accessToken",
                tokens.get(1),
                "expiresAt",
                Instant.now().plus(accessTokenLife).toString());
        Await.until(person + " is moved in", Duration.ofSeconds(60), () -> {
            Answer answer = scene.hub.put(path(scene) + "/" + person, grant);
            return answer.status() != 503 && answer.expectSaved() != null;
        });
    }

    /** The subjects of each scene's grants. */
    List<String> people() {
        return IntStream.range(0, each).mapToObj(i -> "person-" + i).toList();
    }

    private static String path(Scene scene) {
        return "/api/profiles/" + scene.name + "/grants";
    }

    int size() {
        return each * scenes.size();
    }

    /** Looks from now on at what this hub says, which lives. */
    Herd through(Hub hub) {
        watching = hub;
        return this;
    }

    private List<JsonObject> grants() {
        return scenes.stream()
                .flatMap(scene -> items(scene).stream())
                .map(v -> v.asJsonObject())
                .toList();
    }

    /** @throws IllegalStateException while the hub cannot tell */
    private JsonArray items(Scene scene) {
        Answer answer = watching.get(path(scene) + "?limit=1000");
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer.json().getJsonArray("items");
    }

    /** How many have died. */
    long lost() {
        return dead().size();
    }

    /** Which have died, as profile and subject with a blank between them. */
    List<String> dead() {
        return grants().stream()
                .filter(g -> g.getString("status").equals("consent_required"))
                .map(g -> g.getString("profile") + " " + g.getString("subject"))
                .toList();
    }

    /** How many token requests are at the providers now. */
    int atTheProviders() {
        return scenes.stream().mapToInt(s -> s.demo.control().inFlight()).sum();
    }

    /** Waits until each was renewed, or has died; a provider that is paused because many died is resumed by a person. */
    void settle(Duration limit) {
        Await.until("each grant was renewed or has died: " + size(), limit, () -> {
            resumePaused();
            return grants().stream().filter(Herd::isSettled).count() == size();
        });
    }

    private void resumePaused() {
        for (Scene scene : scenes) {
            String provider = "/api/providers/" + scene.name;
            if ("paused".equals(watching.get(provider).text("status"))) {
                watching.post(provider + "/resume");
            }
        }
    }

    private static boolean isSettled(JsonObject grant) {
        return grant.getString("status").equals("consent_required")
                || grant.containsKey("lastRefreshedAt") && grant.getInt("failures") == 0;
    }

    /** How often a rotated refresh token was sent again. */
    int reuses() {
        return scenes.stream().mapToInt(s -> s.demo.control().reuses()).sum();
    }

    void forget() {
        for (Scene scene : scenes) {
            scene.demo.control().heal();
            for (int i = 0; i < each; i++) {
                scene.hub.delete(path(scene) + "/person-" + i);
            }
        }
    }
}
