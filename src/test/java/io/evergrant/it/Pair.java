package io.evergrant.it;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Two nodes on a PostgreSQL of their own, with the test beans; the second reaches it by a way that can be cut. */
final class Pair {
    static final Duration SOON = Duration.ofMinutes(3);

    private static Pair shared;
    private static int made;

    private final String name = "pair-" + ++made;
    final OwnPostgres database = new OwnPostgres(name);
    final Relay relay = Run.stopAtTheEnd(new Relay(port(database.url())));
    final LibertyServer one;
    final LibertyServer two;
    final Hub first;
    final Hub second;
    private Scene probe;

    private Pair() {
        one = Servers.onPostgres(name + "-one", database.url())
                .with(Overlay.war())
                .with("EVERGRANT_NODE", "one");
        String url = database.url().replace(":" + port(database.url()) + "/", ":" + relay.port() + "/");
        two = like(name + "-two", url).with(Overlay.war()).with("EVERGRANT_NODE", "two");
        first = new Hub(one.base(), Servers.ADMIN_KEY);
        second = new Hub(two.base(), Servers.ADMIN_KEY);
    }

    /** Started by the first who asks; both nodes live, and neither waits for the other, when this returns. */
    static synchronized Pair shared() {
        if (shared == null) {
            shared = new Pair();
        }
        shared.database.startUnlessAlive();
        shared.relay.mend();
        shared.one.startUnlessAlive();
        shared.two.startUnlessAlive();
        shared.settle();
        return shared;
    }

    /** The next test gets another pair: what this one knows of time is of no use any more. */
    static synchronized void forget() {
        shared.two.close();
        shared.one.close();
        shared.database.close();
        shared = null;
    }

    /** What an earlier test has left: after an outage no strict provider is asked before all have ticked. */
    private void settle() {
        release();
        if (probe == null) {
            probe = scene("strict", Duration.ofHours(1));
        }
        for (Scene each : List.of(probe, there(probe))) {
            Await.until("a strict provider is asked", SOON, () -> each.refresh().status() == 200);
        }
    }

    private static int port(String url) {
        return Integer.parseInt(url.replaceAll(".*localhost:(\\d+)/.*", "$1"));
    }

    /** One more server with the keyset and the base URL of the first. */
    LibertyServer like(String name, String url) {
        return Servers.onPostgres(name, url)
                .with("EVERGRANT_KEYSET", one.environment("EVERGRANT_KEYSET"))
                .with("EVERGRANT_BASE_URL", one.base());
    }

    /** Consented at the first node. @param rotation of the provider, and what the hub knows of it: grace is 30 s */
    Scene scene(String rotation, Duration accessTokenLife) {
        Scene scene = Scene.on(first);
        scene.provider(Map.of("refreshRotation", rotation, "refreshRetryWindow", "PT30S"));
        scene.demo.control().set("rotation", rotation.toUpperCase(Locale.ROOT), "rotationGrace", "PT30S");
        scene.demo.control().accessTokenLifetime(accessTokenLife);
        scene.consent();
        return scene;
    }

    /** The same at the second node. */
    Scene there(Scene scene) {
        return scene.through(second);
    }

    /** A refresh on its way; whoever does not live to see its end may leave it. */
    static CompletableFuture<Answer> refreshing(Scene scene) {
        return CompletableFuture.supplyAsync(scene::refresh);
    }

    static int refreshes(Scene scene) {
        return scene.demo.control().count("token:refresh_token");
    }

    /** Holds what comes to a step of a refresh at the first node, see {@link Step}. */
    void hold(String step) {
        first.post("/api/overlay/steps?hold=" + step).expect(200);
    }

    void awaitHeld(int wanted) {
        Await.until(
                wanted + " are held",
                SOON,
                () -> first.get("/api/overlay/steps").json().getInt("held") == wanted);
    }

    void release() {
        first.post("/api/overlay/steps").expect(200);
    }

    /** Waits until the second node has seen the first stand still, and has had time to act on it. */
    void awaitSilence() {
        long end = System.nanoTime() + Duration.ofSeconds(16).toNanos();
        Await.until("the second node calls the first silent", SOON, () -> System.nanoTime() > end);
    }
}
