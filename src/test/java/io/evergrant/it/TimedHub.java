package io.evergrant.it;

import io.evergrant.demo.DemoServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A hub whose time a test lets pass, and whose database's time of day it steps; the demos beside it live in its time. */
final class TimedHub implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    final Hub hub;
    private final LibertyServer server;
    private final List<DemoServer> demos = new ArrayList<>();

    /** In New York, as far as the JVM knows. */
    TimedHub(LibertyServer server) {
        this.server = server.with(Overlay.war())
                .with("EVERGRANT_REFRESH_INTERVAL", "PT0.3S")
                .jvm("-Duser.timezone=America/New_York")
                .start();
        hub = new Hub(server.base(), Servers.ADMIN_KEY);
    }

    Scene scene() {
        Scene scene = Scene.on(hub);
        scene.profile(Map.of("scopes", List.of("tickets.read")));
        demos.add(scene.demo);
        return scene;
    }

    /** No longer of this hub's time; its grants are gone already. */
    void leave(Scene scene) {
        demos.remove(scene.demo);
    }

    private JsonObject clock(String query) {
        return hub.post("/api/overlay/clock" + query).expect(200).json();
    }

    /** What the hub's clock tells. */
    Instant now() {
        return Instant.parse(clock("").getString("now"));
    }

    /**
     * Lets time pass: for the demos first, so that no token looks younger to the hub than it is; then the refresh timer has
     * looked at what is due.
     */
    void pass(Duration time) {
        quiet();
        demos.forEach(demo -> demo.control().advance(time));
        clock("?step=" + time);
        ticks(2);
        quiet();
    }

    void passUntil(Instant then) {
        pass(Duration.between(now(), then));
    }

    /** The database's time of day steps, and the hub has heard of it. */
    void stepDatabase(Duration by) {
        quiet();
        clock("?database=" + by);
        hears();
    }

    /** Its clock looks at the database's every three seconds. */
    private void hears() {
        int before = clock("").getInt("heard");
        Await.until("the hub has heard of it", SOON, () -> clock("").getInt("heard") > before);
    }

    /** The database catches up with what the hub tells. */
    void settle() {
        hears();
        int ahead = clock("").getInt("ahead");
        if (ahead > 0) {
            clock("?database=" + Duration.ofMillis(ahead));
            Await.until("nothing is worked off any more", SOON, () -> clock("").getInt("ahead") < 1000);
        }
    }

    /** Waits until the refresh timer has begun and ended so many times. */
    void ticks(int times) {
        for (int i = 0; i <= times; i++) {
            String last = lastTick();
            Await.until("the timer ticks", SOON, () -> !lastTick().equals(last));
        }
    }

    private String lastTick() {
        return hub.get("/api/status")
                .expect(200)
                .json()
                .getJsonArray("nodes")
                .getJsonObject(0)
                .getString("lastTickAt");
    }

    private void quiet() {
        Await.until(
                "nothing is on its way",
                SOON,
                () -> hub.get("/api/status").json().getInt("inFlight") == 0);
    }

    @Override
    public void close() {
        server.close();
    }
}
