package io.evergrant.it;

import io.evergrant.demo.Control;
import io.evergrant.demo.DemoServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A hub whose clock tests step; one for all who only look at scenes of their own. */
final class Stepped {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<Control> ALONGSIDE = new ArrayList<>();
    private static LibertyServer server;
    private static Hub hub;
    private static Duration ahead = Duration.ZERO;

    private Stepped() {}

    static synchronized Hub hub() {
        if (hub == null) {
            server = Servers.onThisRunsDatabase("crowd")
                    .with(Overlay.war())
                    .with("EVERGRANT_NOTICE_INTERVAL", "PT1S")
                    .with("EVERGRANT_REFRESH_INTERVAL", "PT0.2S")
                    .start();
            hub = new Hub(server.base(), Servers.ADMIN_KEY);
        }
        return hub;
    }

    /** What is in its tables, where that can be seen while it runs. */
    static Database database() {
        return new Database(server);
    }

    /** This demo's clock goes with the hub's: where the two look at each other's times. */
    static void alongside(DemoServer demo) {
        demo.control().advance(ahead);
        ALONGSIDE.add(demo.control());
    }

    private static JsonObject status() {
        return hub().get("/api/status").expect(200).json();
    }

    private static Instant lastTick() {
        return Instant.parse(status().getJsonArray("nodes").getJsonObject(0).getString("lastTickAt"));
    }

    /** The hub's own time, as of its last tick. */
    static Instant now() {
        return lastTick();
    }

    /** Lets time pass: the clock has ticked and what was due has been asked for when this returns. */
    static void by(Duration step) {
        jump(step);
        for (int i = 0; i < 2; i++) {
            ticks(1);
            Await.until("nothing is in flight", Await.ofQuiet(SOON), () -> status().getInt("inFlight") == 0);
        }
    }

    /** How much time has passed by steps. */
    static Duration ahead() {
        return ahead;
    }

    /** Lets time pass and waits for nothing. */
    static void jump(Duration step) {
        ALONGSIDE.forEach(demo -> demo.advance(step));
        ahead = ahead.plus(step);
        Overlay.step(hub(), step);
    }

    static void ticks(int times) {
        for (int i = 0; i < times; i++) {
            Instant before = lastTick();
            Await.until("a tick", Await.ofQuiet(SOON), () -> lastTick().isAfter(before));
        }
    }

    /** Whether the circuit of this provider is open. */
    static boolean circuitOpen(String provider) {
        return status().getJsonArray("circuits").stream()
                .anyMatch(c -> provider.equals(c.asJsonObject().getString("provider"))
                        && c.asJsonObject().getString("status", "open").equals("open"));
    }
}
