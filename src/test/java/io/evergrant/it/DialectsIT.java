package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Client;
import io.evergrant.demo.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Providers that say the same in other words. */
class DialectsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    private final Scene scene = Scene.set();

    private List<String> tokenRequestHeaders(String name) {
        Await.until(
                "all is logged", SOON, () -> scene.demo.control().log("token").size() == scene.tokenRequests());
        return scene.demo.control().log("token").stream()
                .map(served -> served.request().header(name))
                .toList();
    }

    @Test
    @DisplayName("F22 GitHub: answers as forms are read like JSON, which is asked for each time")
    void formsAreRead() {
        scene.demo.control().arm(Fault.at("token").formEncoded().always());
        scene.consent();
        String first = scene.accessToken();
        scene.refresh().expect(200);
        scene.refresh().expect(200);
        assertThat(scene.accessToken()).isNotEqualTo(first);
        assertThat(scene.grant().json().getJsonArray("scopes").toString()).contains("\"tickets.read\"");
        assertThat(scene.token("").json().getInt("expires_in")).isBetween(3500, 3600);
        assertThat(tokenRequestHeaders("Accept")).hasSize(3).containsOnly("application/json");
    }

    @Test
    @DisplayName("F22 GitHub: an error with status 200 is that error, in a form too, and by GitHub's own names")
    void errorsWith200AreErrors() {
        scene.consent();
        Fault refresh = Fault.at("token").grantType("refresh_token").status(200);
        scene.demo
                .control()
                .arm(refresh.body(FORM, "error=incorrect_client_credentials&error_description=wrong+secret")
                        .always());
        scene.refresh().expectProblem(409, "profile_paused");
        assertThat(scene.hub.get("/api/providers/" + scene.name).text("status")).isEqualTo("paused");
        assertThat(scene.grant().text("status")).isEqualTo("suspended");
        assertThat(scene.grant().text("lastError.detail")).contains("incorrect_client_credentials: wrong secret");
        scene.demo.control().heal();
        scene.hub.post("/api/providers/" + scene.name + "/resume").expectSaved();
        scene.awaitGrant("active", SOON);

        scene.demo
                .control()
                .arm(refresh.body("application/json", "{\"error\":\"bad_refresh_token\"}")
                        .always());
        scene.refresh().expectProblem(409, "consent_required");
        assertThat(scene.grant().text("status")).isEqualTo("consent_required");
    }

    @Test
    @DisplayName("F23 a client secret with + / : % $ and an umlaut goes by Basic as RFC 6749 says, or raw by a switch")
    void anOddSecretArrives() {
        String odd = Secrets.random("client-secret") + "+/:%$ü";
        scene.demo
                .control()
                .register(Client.withSecret(scene.name, odd, scene.hub.base() + "/oauth/callback/" + scene.name));
        scene.provider(Map.of("clientSecret", odd));
        scene.consent();
        scene.refresh().expect(200);
        String encoded = odd.substring(0, odd.length() - 6) + "%2B%2F%3A%25%24%C3%BC";
        assertThat(tokenRequestHeaders("Authorization"))
                .extracting(DialectsIT::basic)
                .containsExactly(scene.name + ":" + encoded, scene.name + ":" + encoded);

        scene.demo.control().arm(Fault.at("token").status(503).header("Retry-After", "1"));
        scene.provider(Map.of("clientSecret", odd, "basicEncoding", "raw"));
        scene.refresh();
        assertThat(tokenRequestHeaders("Authorization"))
                .extracting(DialectsIT::basic)
                .element(2)
                .isEqualTo(scene.name + ":" + odd);
        scene.provider(Map.of("clientSecret", odd, "basicEncoding", "rfc6749"));
        scene.awaitGrant("active", SOON);
    }

    private static String basic(String header) {
        return new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
    }
}
