package io.evergrant.it;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** One more hub of this run, started by the first who asks, whose clock tests let run ahead. */
final class SteppedHub {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static LibertyServer server;

    private SteppedHub() {}

    static synchronized LibertyServer server() {
        if (server == null) {
            server = Servers.onThisRunsDatabase("stepped")
                    .with(Overlay.war())
                    .with("EVERGRANT_NOTICE_INTERVAL", "PT1S")
                    .start();
        }
        return server;
    }

    static Hub hub() {
        return new Hub(server().base(), Servers.ADMIN_KEY);
    }

    /** Lets its clock run ahead, and waits until whatever is due by then was looked at. */
    static void step(Duration by) {
        Overlay.step(hub(), by);
        awaitTicks(hub());
    }

    /** What its clock says. */
    static Instant now() {
        return Instant.parse(hub().post("/api/overlay/clock").expect(200).text("now"));
    }

    /** Waits for a whole tick of a node's refresh clock: one that began after this was asked for. */
    static void awaitTicks(Hub hub) {
        for (int i = 0; i < 2; i++) {
            String last = lastTick(hub);
            Await.until("the refresh clock ticks", SOON, () -> !lastTick(hub).equals(last));
        }
        Await.until(
                "nothing is on its way",
                SOON,
                () -> hub.get("/api/status").json().getInt("inFlight") == 0);
    }

    private static String lastTick(Hub hub) {
        JsonObject node =
                hub.get("/api/status").expect(200).json().getJsonArray("nodes").getJsonObject(0);
        return node.getString("lastTickAt", "");
    }
}
