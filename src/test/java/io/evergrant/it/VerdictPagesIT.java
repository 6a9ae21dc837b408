package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each verdict as the grant's page tells it: what happened, and what the administrator can do. */
@Tag("h2-only")
class VerdictPagesIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    private final Scene scene = Scene.set().provider(Map.of("refreshRotation", "none"));

    @AfterEach
    void heal() {
        scene.demo.control().heal();
        scene.hub.delete(scene.grantPath());
    }

    static Stream<Arguments> verdicts() {
        Fault refresh = Fault.at("token").grantType("refresh_token").always();
        return Stream.of(
                Arguments.of(refresh.error("invalid_grant"), "Consent required"),
                Arguments.of(refresh.status(401).error("invalid_client"), "Suspended"),
                Arguments.of(refresh.status(500), "Failing"),
                Arguments.of(refresh.status(429).header("Retry-After", "600"), "Failing"),
                Arguments.of(refresh.delay(Duration.ofSeconds(28)), "Failing"),
                Arguments.of(refresh.status(200).body("text/html", "<html>Log in</html>"), "Failing"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void theGrantsPageSaysWhatHappenedAndWhatToDo(Fault fault, String state) {
        scene.consent();
        scene.demo.control().arm(fault);
        scene.refresh();
        Await.until("the verdict is there", SOON, () -> scene.grant().text("lastError.code") != null);
        Answer grant = scene.grant().expect(200);
        try (Screen screen = new Screen(1280)) {
            ConsolePage console = new ConsolePage(screen.page, scene.hub.base());
            console.logIn("admin", Servers.ADMIN_PASSWORD);
            assertThat(console.open("/profiles/" + scene.name + "/grants/default"))
                    .isEqualTo(200);
            assertThat(console.text()).contains(state, grant.text("lastError.code"), grant.text("lastError.remedy"));
            screen.picture("verdict-" + grant.text("lastError.code"));
            assertThat(screen.complaints()).isEmpty();
        }
    }
}
