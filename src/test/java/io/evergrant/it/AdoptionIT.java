package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A copy spends nothing until somebody says that it is the one. */
@Tag("h2-only")
class AdoptionIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    @DisplayName("a clone of the database under another base URL refreshes nothing until it is adopted")
    void aCloneSpendsNothing() {
        try (LibertyServer original = Servers.onH2("original").start();
                LibertyServer clone = Servers.onH2("clone")) {
            Scene scene = Scene.on(new Hub(original.base(), Servers.ADMIN_KEY));
            scene.demo.control().accessTokenLifetime(Duration.ofSeconds(10));
            scene.consent();
            assertThat(adopted(scene.hub)).isTrue();
            original.close();
            copy(original.data(), clone.data());
            int asked = scene.tokenRequests();

            clone.start();
            Hub other = new Hub(clone.base(), Servers.ADMIN_KEY);
            assertThat(adopted(other)).isFalse();
            String token = "/api/profiles/" + scene.name + "/token";
            Await.until("the token has died", SOON, () -> other.get(token).status() == 503);
            assertThat(other.get(token).text("detail")).contains("copy");
            assertThat(scene.tokenRequests()).isEqualTo(asked);
            String grant = "/api/profiles/" + scene.name + "/grants/default";
            other.post(grant + "/refresh").expectProblem(503, "provider_unavailable");
            assertThat(scene.tokenRequests()).isEqualTo(asked);

            assertThat(other.post("/api/status/adoption").expect(200).json().getBoolean("adopted"))
                    .isTrue();
            Await.until("it refreshes", SOON, () -> other.get(token).status() == 200);
            assertThat(scene.demo.control().reuses()).isZero();
        }
    }

    private static boolean adopted(Hub hub) {
        return hub.get("/api/status").expect(200).json().getBoolean("adopted");
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.createDirectories(to);
                if (!file.equals(from)) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
