package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("h2-only")
@Tag("long")
class KilledIT {
    @Test
    void aKillRightAfterTheAnswerLosesNeitherConsentNorRefresh() {
        try (LibertyServer server = Servers.onH2("killed").start()) {
            Scene scene = Scene.on(new Hub(server.base(), Servers.ADMIN_KEY));
            scene.consent();
            server.kill();
            server.start();
            String consented = scene.accessToken();
            assertThat(living(scene, consented)).isTrue();

            scene.refresh().expect(200);
            server.kill();
            server.start();
            String refreshed = scene.accessToken();
            assertThat(refreshed).isNotEqualTo(consented);
            assertThat(living(scene, refreshed)).isTrue();

            assertThat(scene.refresh().expect(200).text("status")).isEqualTo("active");
            assertThat(scene.demo.control().reuses()).isZero();
            assertThat(scene.tokenRequests()).isEqualTo(3);
        }
    }

    private static boolean living(Scene scene, String token) {
        return scene.demo.control().tokens().stream().anyMatch(t -> t.value().equals(token) && t.revokedAt() == null);
    }
}
