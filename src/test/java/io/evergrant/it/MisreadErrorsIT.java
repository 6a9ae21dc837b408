package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F17: what a refresh may be answered with, by status, media type and body; and what the grant makes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MisreadErrorsIT {
    private static final List<String> SCOPES = List.of("tickets.read");
    private static final Set<Integer> VERDICTS = Set.of(200, 400, 401, 403);
    private static final String GONE = "{\"error\":\"invalid_grant\",\"error_description\":\"gone\"}";

    private final Scene scene =
            Scene.set().provider(Map.of("refreshRotation", "none")).profile(Map.of("scopes", SCOPES));

    @AfterEach
    void heal() {
        scene.demo.control().heal();
        resume();
    }

    private void resume() {
        scene.hub.post("/api/providers/" + scene.name + "/resume");
        scene.hub.post("/api/profiles/" + scene.name + "/resume");
    }

    private void moveIn(Duration life) {
        List<String> tokens = scene.demo.control().consented(scene.name, "ada", SCOPES);
        tokens.forEach(Secrets::used);
        scene.hub
                .put(
                        scene.grantPath(),
                        Map.of(
                                "refreshToken",
                                tokens.get(0),
                                "accessToken",
                                tokens.get(1),
                                "expiresAt",
                                Instant.now().plus(life).toString()))
                .expectSaved();
    }

    private String statusAfter(Fault fault) {
        moveIn(Duration.ofHours(1));
        scene.demo.control().arm(fault.always());
        scene.refresh();
        String status = scene.grant().expect(200).text("status");
        scene.demo.control().heal();
        if (status.equals("failing")) {
            scene.refresh().expect(200); // or five such failures in a row would open the circuit
        } else {
            resume();
        }
        return status;
    }

    /** A body, and what the grant is after it where the status is one that an OAuth error comes with. */
    private static Map<String, Fault> bodies(int status) {
        Fault answer = Fault.at("token").grantType("refresh_token").status(status);
        Map<String, Fault> bodies = new LinkedHashMap<>();
        bodies.put("the error", answer.body("application/json", GONE));
        bodies.put("another error", answer.body("application/json", "{\"error\":\"quota_of_moons\"}"));
        bodies.put("JSON without an error", answer.body("application/json", "{\"message\":\"invalid_grant\"}"));
        bodies.put("a page", answer.body("text/html", "<html>invalid_grant</html>"));
        bodies.put("the error as text", answer.body("text/plain", GONE));
        bodies.put("an object as error", answer.body("application/json", "{\"error\":{\"code\":\"invalid_grant\"}}"));
        return bodies;
    }

    private static String expected(int status, String body) {
        boolean isRead = status < 300 || status >= 400 && status < 500 && status != 429;
        if (body.equals("the error") && VERDICTS.contains(status)) {
            return "consent_required";
        }
        return body.equals("another error") && isRead ? "suspended" : "failing";
    }

    @ParameterizedTest(name = "F17 HTTP {0}")
    @ValueSource(ints = {200, 201, 307, 400, 401, 403, 404, 410, 429, 500, 503})
    @DisplayName("F17 a grant ends by invalid_grant in JSON with 200, 400, 401 or 403, and by nothing else")
    void onlyAnOAuthErrorEndsAGrant(int status) {
        bodies(status)
                .forEach((body, fault) -> assertThat(statusAfter(fault))
                        .as("HTTP %d with %s", status, body)
                        .isEqualTo(expected(status, body)));
    }

    @Test
    @DisplayName("F17 an unknown 4xx ends no grant, repeated six times and though the access token is over")
    void anUnknownRefusalEndsNothing() {
        Fault refresh = Fault.at("token").grantType("refresh_token");
        for (Fault fault : List.of(
                refresh.status(400).error("quota_of_moons"),
                refresh.status(404).body("text/html", "<html>Not here</html>"))) {
            moveIn(Duration.ofSeconds(-60));
            scene.demo.control().arm(fault.always());
            int before = scene.tokenRequests();
            Await.until("it was sent six times", Duration.ofSeconds(60), () -> {
                assertThat(scene.refresh().status()).isBetween(409, 503);
                assertThat(scene.grant().text("status")).isNotEqualTo("consent_required");
                resume();
                return scene.tokenRequests() - before >= 6;
            });
            scene.demo.control().heal();
            scene.refresh().expect(200);
            assertThat(scene.grant().text("status")).isEqualTo("active");
        }
    }
}
