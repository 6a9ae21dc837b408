package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The master keyset: generated for a new embedded database, and never replaced for one that is in use. */
@Tag("h2-only")
class KeysetIT {
    private static final Duration START = Duration.ofMinutes(2);

    @Test
    @DisplayName("R4 a wrong keyset stops the start, says so and damages nothing")
    void aWrongOrMissingKeysetStopsTheStartAndDamagesNothing() throws IOException {
        try (LibertyServer server = Servers.onH2("keyset").start()) {
            Scene scene = Scene.on(new Hub(server.base(), Servers.ADMIN_KEY));
            scene.consent();
            String token = scene.accessToken();
            server.close();
            refuses(server.with("EVERGRANT_KEYSET", Secrets.keyset()));
            refuses(server.with("EVERGRANT_KEYSET", "not a keyset"));
            server.without("EVERGRANT_KEYSET").start();
            assertThat(scene.accessToken()).isEqualTo(token);
            scene.refresh().expect(200);
            assertThat(Files.list(server.data())).isNotEmpty();
        }
    }

    private static void refuses(LibertyServer server) {
        int before = server.log().length();
        server.launch();
        Await.until(
                "the start is refused",
                START,
                () -> server.log()
                        .substring(before)
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("keyset"));
        assertThat(server.log().substring(before)).doesNotContain("CWWKZ0001I: Application evergrant started");
        assertThat(new Hub(server.base(), Servers.ADMIN_KEY).answers("/api/providers"))
                .as("no page, no API")
                .isFalse();
        server.close();
    }

    @Test
    @DisplayName("R4 a shared database without a keyset is refused")
    void postgresWithoutAKeysetIsRefused() {
        try (LibertyServer server =
                Servers.onPostgres("no-keyset", Postgres.database("no-keyset")).without("EVERGRANT_KEYSET")) {
            refuses(server);
        }
    }
}
