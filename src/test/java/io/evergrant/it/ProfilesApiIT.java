package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfilesApiIT {
    private final Scene scene = Scene.set();
    private final Hub hub = scene.hub;
    private final String path = "/api/profiles/" + scene.name;

    @Test
    void readsBackWhatWasSaved() {
        scene.profile(Map.of("origins", List.of("https://api.example.com"), "parameters", Map.of("prompt", "login")));
        Answer profile = hub.get(path).expect(200);
        assertThat(profile.text("provider")).isEqualTo(scene.name);
        assertThat(profile.text("grantType")).isEqualTo("authorization_code");
        assertThat(profile.text("parameters.prompt")).isEqualTo("login");
        assertThat(profile.json().getJsonArray("origins").toString()).isEqualTo("[\"https://api.example.com\"]");
        assertThat(hub.get("/api/profiles").expect(200).body()).contains("\"" + scene.name + "\"");
    }

    @Test
    void aProfileWantsAProviderThatIsThere() {
        Answer refused = hub.put("/api/profiles/lonely", Scene.with(scene.validProfile(), Map.of("provider", "nobody")))
                .expectProblem(400, "invalid_request");
        assertThat(refused.body()).contains("provider");
    }

    @Test
    void grantTypesOfLaterAreRefusedAndNotIgnored() {
        for (String later : List.of(
                "password",
                "urn:ietf:params:oauth:grant-type:device_code",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "urn:ietf:params:oauth:grant-type:saml2-bearer")) {
            hub.put(path, Scene.with(scene.validProfile(), Map.of("grantType", later)))
                    .expectProblem(400, "invalid_request");
        }
    }

    @Test
    void aProfileThatAMessageUsesIsNotDeleted() {
        scene.message(Map.of());
        hub.delete(path).expectProblem(409, "in_use");
        hub.delete("/api/messages/" + scene.name).expect(204);
        hub.delete(path).expect(204);
        hub.get(path).expectProblem(404, "not_found");
    }

    @Test
    void preconditionsAreHonoured() {
        String body = Hub.json(scene.validProfile());
        hub.send("PUT", path, body, "If-None-Match", "*").expectProblem(412, "precondition_failed");
        hub.send("PUT", path, body, "If-Match", hub.get(path).header("ETag").orElseThrow())
                .expectSaved();
    }
}
