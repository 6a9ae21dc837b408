package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One node revokes, another exchanges a code of the same account: they are kept apart all the same. */
@Tag("long")
@Tag("h2-only")
class RevocationOnTwoNodesIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DATABASE = Postgres.database("revoking");
    private static final LibertyServer ONE = Servers.onPostgres("revoking-1", DATABASE);
    private static final LibertyServer TWO = Servers.onPostgres("revoking-2", DATABASE);

    private final Scene scene = Scene.on(new Hub(ONE.base(), Servers.ADMIN_KEY));
    private final Hub other = new Hub(TWO.base(), Servers.ADMIN_KEY);

    @BeforeAll
    static void start() {
        ONE.start();
        TWO.with("EVERGRANT_KEYSET", ONE.environment("EVERGRANT_KEYSET"))
                .with("EVERGRANT_BASE_URL", ONE.base())
                .start();
    }

    @AfterAll
    static void stop() {
        TWO.close();
        ONE.close();
    }

    private void awaitHeld() {
        Await.until("it is held", SOON, () -> scene.demo.control().held() == 1);
    }

    @Test
    @DisplayName("F7 a code waits for another node's revocation, and nothing is revoked after it")
    void aCodeWaits() {
        scene.consent();
        scene.demo.control().arm(Fault.at("revoke").hold());
        CompletableFuture<Answer> deleted = CompletableFuture.supplyAsync(() -> other.delete(scene.grantPath()));
        awaitHeld();
        CompletableFuture<Void> person = CompletableFuture.runAsync(scene::consent);
        Await.until("the person has said yes", SOON, () -> scene.demo.control().count("consent") == 2);
        SteppedHub.awaitTicks(scene.hub);
        assertThat(scene.demo.control().count("token:authorization_code")).isEqualTo(1);
        scene.demo.control().release();
        deleted.join().expect(204);
        person.join();
        assertThat(scene.demo.control().count("revoke")).isEqualTo(1);
        scene.refresh().expect(200);
    }

    @Test
    @DisplayName(
            "F7 a revocation waits for another node's code exchange, and is not sent where it would reach its grant")
    void aRevocationWaits() {
        scene.consent();
        scene.demo
                .control()
                .arm(Fault.at("token")
                        .grantType("authorization_code")
                        .afterCommit()
                        .hold());
        Answer link = scene.ask(Map.of("subject", "second"));
        CompletableFuture<Answer> person =
                CompletableFuture.supplyAsync(() -> new Visitor("ada").consents(URI.create(link.text("consentUri"))));
        awaitHeld();
        CompletableFuture<Answer> deleted = CompletableFuture.supplyAsync(() -> other.delete(scene.grantPath()));
        Await.until("it is forgotten", SOON, () -> scene.grant().status() == 404);
        SteppedHub.awaitTicks(scene.hub);
        scene.demo.control().release();
        person.join().expect(200);
        deleted.join().expect(204);
        assertThat(scene.demo.control().count("revoke")).isZero();
        scene.hub.post("/api/profiles/" + scene.name + "/grants/second/refresh").expect(200);
    }
}
