package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProvidersApiIT {
    private final Scene scene = Scene.set();
    private final Hub hub = scene.hub;
    private final String path = "/api/providers/" + scene.name;

    @Test
    void readsBackWhatWasSavedButNoSecret() {
        Answer provider = hub.get(path).expect(200);
        assertThat(provider.text("clientId")).isEqualTo(scene.name);
        assertThat(provider.text("redirectUri")).isEqualTo(hub.base() + "/oauth/callback/" + scene.name);
        assertThat(provider.text("status")).isEqualTo("ok");
        assertThat(provider.json().getJsonArray("secretsSet").getValuesAs(JsonString::getString))
                .containsExactly("clientSecret");
        assertThat(provider.body()).doesNotContain(scene.secret);
    }

    @Test
    void puttingWhatWasReadChangesNothing() {
        Answer before = hub.get(path);
        hub.send("PUT", path, before.body()).expectSaved();
        Answer after = hub.get(path);
        assertThat(after.json()).isEqualTo(before.json());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    }

    @Test
    @DisplayName("a secret that is left out stays, and null clears it")
    void aSecretThatIsLeftOutStays() {
        Map<String, Object> body = scene.validProvider();
        body.remove("clientSecret");
        hub.put(path, body).expectSaved();
        assertThat(hub.get(path).body()).contains("\"clientSecret\"");
        body.put("clientSecret", null);
        hub.put(path, body).expectSaved();
        assertThat(hub.get(path).json().getJsonArray("secretsSet")).isEmpty();
    }

    @Test
    @DisplayName("R7 a secret is not sent to a new origin unless it is entered again")
    void aSecretIsNeverSentToANewOriginUnasked() {
        Map<String, Object> body = scene.validProvider();
        body.remove("clientSecret");
        body.put("tokenEndpoint", "https://elsewhere.example/token");
        Answer refused = hub.put(path, body).expectProblem(400, "invalid_request");
        assertThat(refused.body()).contains("clientSecret");
        assertThat(hub.get(path).text("tokenEndpoint")).isEqualTo(scene.demo.issuer() + "/token");
    }

    @Test
    void preconditionsAreHonoured() {
        String body = Hub.json(scene.validProvider());
        String etag = hub.get(path).header("ETag").orElseThrow();
        hub.send("PUT", path, body, "If-None-Match", "*").expectProblem(412, "precondition_failed");
        hub.send("PUT", path, body, "If-Match", "\"another\"").expectProblem(412, "precondition_failed");
        hub.send("PUT", path, body, "If-Match", etag).expectSaved();
        hub.send("DELETE", path, null, "If-Match", "\"another\"").expectProblem(412, "precondition_failed");
    }

    @Test
    void whatIsReferredToIsNotDeleted() {
        Answer refused = hub.delete(path).expectProblem(409, "in_use");
        assertThat(refused.body()).contains(scene.name);
        hub.delete("/api/profiles/" + scene.name).expect(204);
        hub.delete(path).expect(204);
        hub.get(path).expectProblem(404, "not_found");
    }

    @Test
    void theCollectionIsPaged() {
        Scene.set();
        Answer first = hub.get("/api/providers?limit=1").expect(200);
        assertThat(first.json().getJsonArray("items")).hasSize(1);
        Answer second =
                hub.get("/api/providers?limit=1&after=" + first.text("next")).expect(200);
        assertThat(second.json().getJsonArray("items"))
                .hasSize(1)
                .doesNotContainAnyElementsOf(first.json().getJsonArray("items"));
        hub.get("/api/providers?limit=1001").expectProblem(400, "invalid_request");
        hub.get("/api/providers?limit=none").expectProblem(400, "invalid_request");
    }

    @Test
    @DisplayName("R7 discovery shows what it found and changes nothing")
    void discoveryShowsWhatItFoundAndChangesNothing() {
        Answer before = hub.get(path);
        Answer found = hub.post(path + "/discovery").expect(200);
        assertThat(found.text("tokenEndpoint")).isEqualTo(scene.demo.issuer() + "/token");
        assertThat(found.text("jwksUri")).isEqualTo(scene.demo.issuer() + "/jwks");
        assertThat(hub.get(path).json()).isEqualTo(before.json());
    }

    @Test
    void discoveryRefusesAnotherIssuersMetadata() {
        scene.demo.control().set("metadata", Map.of("issuer", scene.demo.issuer() + "/"));
        Answer refused = hub.post(path + "/discovery");
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.body()).contains("issuer");
    }

    @Test
    void anIncompleteProviderIsRefusedWithItsFields() {
        Map<String, Object> empty = new HashMap<>(Collections.singletonMap("clientAuthentication", "magic"));
        Answer refused = hub.put("/api/providers/incomplete", empty).expectProblem(400, "invalid_request");
        List<String> fields = refused.json().getJsonArray("violations").stream()
                .map(v -> v.asJsonObject().getString("field"))
                .toList();
        assertThat(fields).contains("clientAuthentication");
    }
}
