package io.evergrant.it;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Takes the nodes of a hub with the overlay, and its demos, through time: in steps between which nothing is on its way. */
final class TimeTravel {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<Hub> nodes;
    private final List<Scene> scenes;
    private Duration ahead = Duration.ZERO;

    TimeTravel(List<Hub> nodes, List<Scene> scenes) {
        this.nodes = nodes;
        this.scenes = scenes;
        step(Duration.ZERO); // others may have travelled before
    }

    /** The hub's time and the demos', but for milliseconds. */
    Instant now() {
        return Instant.now().plus(ahead);
    }

    /** Nothing is claimed while the clocks step, and what was claimed has arrived: no request falls between two times. */
    void step(Duration by) {
        nodes.forEach(n -> n.post("/api/overlay/steps?hold=claim").expect(200));
        Await.until(
                "what was claimed has arrived",
                SOON,
                () -> nodes.stream().noneMatch(TimeTravel::isClaiming) && status().getInt("inFlight") == held());
        Instant there = Instant.MIN;
        for (Hub node : nodes) {
            there = Instant.parse(
                    node.post("/api/overlay/clock?step=" + by).expect(200).text("now"));
        }
        Duration more = Duration.between(now(), there);
        scenes.forEach(scene -> scene.demo.control().advance(more));
        ahead = ahead.plus(more);
        nodes.forEach(n -> n.post("/api/overlay/steps").expect(200));
    }

    private static boolean isClaiming(Hub node) {
        return node.get("/api/overlay/steps").expect(200).json().getInt("claiming") > 0;
    }

    /** Each node's clock has ticked, and what the ticks began has ended, but for what the demos hold. */
    void settle() {
        for (int i = 0; i < 2; i++) {
            Instant last = ticked();
            Await.until("the clock has ticked", SOON, () -> ticked().isAfter(last));
        }
        Await.until("nothing is in flight", SOON, () -> status().getInt("inFlight") == held());
    }

    void stepAndSettle(Duration by) {
        step(by);
        settle();
    }

    private int held() {
        return scenes.stream().mapToInt(scene -> scene.demo.control().held()).sum();
    }

    /** When the node that ticked longest ago did. */
    private Instant ticked() {
        return status().getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
                .map(node -> Instant.parse(node.getString("lastTickAt")))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Whether this scene's circuit is open. */
    boolean isOpen(Scene scene) {
        JsonArray circuits = status().getJsonArray("circuits");
        return circuits.stream()
                .anyMatch(c -> c.asJsonObject().getString("provider").equals(scene.name));
    }

    private JsonObject status() {
        return nodes.get(0).get("/api/status").expect(200).json();
    }
}
