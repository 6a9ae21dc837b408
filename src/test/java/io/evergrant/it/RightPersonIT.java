package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** F25 R7: nobody else's browser, provider, address or header has a say in whose grant it becomes. */
class RightPersonIT {
    private static final String[] FORGED = {
        "X-Forwarded-Host", "evil.example",
        "X-Forwarded-Proto", "https",
        "X-Forwarded-Port", "444",
        "Forwarded", "host=evil.example;proto=https",
        "X-Original-Host", "evil.example"
    };

    private final Scene scene = Scene.set();
    private final Hub hub = scene.hub;

    @Test
    @DisplayName("F25 R7 the public address is the configured one, whatever X-Forwarded-Host says")
    void forgedHeadersMoveNothing() {
        Answer link = hub.send("POST", "/api/profiles/" + scene.name + "/consents", "{}", FORGED)
                .expect(201);
        assertThat(link.text("consentUri")).startsWith(hub.base() + "/consent/");
        String start = URI.create(link.text("consentUri")).getPath() + "/start";
        String location = hub.as(null)
                .send("GET", start, null, FORGED)
                .expect(302)
                .header("Location")
                .orElseThrow();
        assertThat(location).startsWith(scene.demo.issuer() + "/authorize?").doesNotContain("evil");
        assertThat(URLDecoder.decode(location, StandardCharsets.UTF_8))
                .contains("redirect_uri=" + hub.base() + "/oauth/callback/" + scene.name);
        Answer refused = hub.send("GET", "/api/profiles/" + scene.name + "/token", null, FORGED);
        assertThat(refused.expectProblem(409, "consent_required").text("consentUri"))
                .startsWith(hub.base() + "/profiles/");
        assertThat(hub.send("GET", "/api/providers/" + scene.name, null, FORGED).text("redirectUri"))
                .startsWith(hub.base() + "/");
    }

    @Test
    @DisplayName("F25 an answer to one provider's question is not taken at another's redirect URI")
    void anAnswerBelongsToItsProvider() {
        Scene other = Scene.set();
        Answer link = scene.ask(Map.of());
        Visitor ada = new Visitor("ada");
        URI callback = ada.allows(ada.starts(URI.create(link.text("consentUri"))));
        URI elsewhere = URI.create(callback.toString().replace("/callback/" + scene.name, "/callback/" + other.name));
        assertThat(ada.open(elsewhere).status()).isEqualTo(403);
        assertThat(ada.open(callback).status()).as("that has spent the state").isBetween(400, 499);
        assertThat(scene.tokenRequests() + other.tokenRequests()).isZero();
        other.token("").expectProblem(409, "consent_required");
        scene.token("").expectProblem(409, "consent_required");
    }

    @Test
    @DisplayName("F25 a redirect of a token request is not followed: the secret and the token stay where they are")
    void noRedirectIsFollowed() {
        scene.consent();
        scene.demo.control().arm(Fault.at("token").status(307).header("Location", scene.demo.issuer() + "/api/echo"));
        scene.refresh().expectProblem(503, "provider_unavailable");
        assertThat(scene.grant().text("lastError.detail")).contains("redirect");
        assertThat(scene.demo.control().count("api")).isZero();
        assertThat(scene.tokenRequests()).isEqualTo(2);
        Demos.outcomeUnknownAt(scene.demo);
    }

    @Test
    @DisplayName("R7 what metadata names is looked at and shown, and neither used nor sent a secret")
    void metadataChangesNothing() {
        String before = hub.get("/api/providers/" + scene.name).body();
        for (String endpoint : new String[] {"javascript:alert(1)", "file:///etc/passwd", "ftp://evil.example/token"}) {
            scene.demo.control().set("metadata", Map.of("token_endpoint", endpoint));
            Answer refused = hub.post("/api/providers/" + scene.name + "/discovery");
            assertThat(refused.status()).isBetween(400, 502);
            assertThat(refused.body()).contains("token_endpoint");
        }
        scene.demo.control().set("metadata", Map.of("token_endpoint", "https://evil.example/token"));
        assertThat(hub.post("/api/providers/" + scene.name + "/discovery").status())
                .isLessThan(500);
        assertThat(hub.get("/api/providers/" + scene.name).body()).isEqualTo(before);
        Map<String, Object> taken = scene.validProvider();
        taken.put("tokenEndpoint", "https://evil.example/token");
        taken.remove("clientSecret");
        assertThat(hub.put("/api/providers/" + scene.name, taken)
                        .expectProblem(400, "invalid_request")
                        .body())
                .contains("clientSecret");
    }
}
