package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P18: what is needed to begin is here, and not at a provider. */
@Tag("h2-only")
@Tag("long")
class ProviderDownAtStartIT {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    @DisplayName(
            "P18 a start while one provider has no address, one takes no connection and one does not answer: ready within"
                    + " 60 s, and no provider is called for it")
    void startsWithoutAnyProvider() {
        try (LibertyServer server = Servers.onH2("providers-down")) {
            Duration first = start(server);
            Hub hub = new Hub(server.base(), Servers.ADMIN_KEY);
            Scene nameless = consented(hub);
            Scene closed = consented(hub);
            Scene silent = consented(hub);
            String token = silent.accessToken();
            due(nameless, "http://provider.invalid/token");
            due(closed, "http://127.0.0.1:" + Run.freePort() + "/token");
            server.close();
            silent.demo.control().reset();
            for (String endpoint : new String[] {"token", "jwks", "metadata", "userinfo", "revoke"}) {
                silent.demo.control().arm(Fault.at(endpoint).hold().always());
            }

            Duration took = start(server);
            System.out.println("P18 ready after " + took + ", the first time after " + first);
            Duration slowMachine = first.multipliedBy(2);
            assertThat(took).isLessThan(slowMachine.compareTo(READY) > 0 ? slowMachine : READY);
            assertThat(silent.token("").expect(200).text("access_token")).isEqualTo(token);
            assertThat(silent.demo.control().counts()).isEmpty();
            Await.until(
                    "that is told",
                    SOON,
                    () -> "unknown_host".equals(nameless.grant().text("lastError.code")));
            Await.until(
                    "that is told too",
                    SOON,
                    () -> "not_connected".equals(closed.grant().text("lastError.code")));
            assertThat(silent.grant().text("status")).isEqualTo("active");
        }
    }

    private static Duration start(LibertyServer server) {
        long began = System.nanoTime();
        server.start();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Scene consented(Hub hub) {
        Scene scene = Scene.on(hub);
        scene.consent();
        return scene;
    }

    /** Moved in without an access token, it is due when the server is back. */
    private static void due(Scene scene, String tokenEndpoint) {
        scene.demo
                .control()
                .arm(Fault.at("token").status(503).header("Retry-After", "0").always());
        scene.provider(Map.of("tokenEndpoint", tokenEndpoint));
        scene.refresh().expectProblem(503, "provider_unavailable");
    }
}
