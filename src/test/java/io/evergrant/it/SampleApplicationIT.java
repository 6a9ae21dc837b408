package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Another application on the same server: what it injects comes from the client JAR, and asks the hub by HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleApplicationIT {
    private static final String NAME = "sample";

    private final Scene scene = Scene.set();
    private final Hub hub = scene.hub;
    private final Hub app = hub.as(null);

    @BeforeAll
    void deployTheApplicationWithAKeyOfItsOwn() {
        Map<String, Object> machine = Map.of(
                "grantType", "client_credentials",
                "scopes", List.of("tickets.read", "tickets.write"),
                "origins", List.of(scene.demo.issuer()));
        hub.put("/api/profiles/" + NAME, Scene.with(scene.validProfile(), machine))
                .expectSaved();
        hub.put(
                        "/api/messages/" + NAME,
                        Map.of(
                                "endpoint", scene.demo.issuer() + "/api",
                                "authentication", Map.of("type", "oauth2", "profile", NAME),
                                "methods",
                                        List.of(Map.of(
                                                "name", "open",
                                                "method", "POST",
                                                "path", "/tickets",
                                                "contentType", "application/json",
                                                "body", "{\"title\": \"${title}\"}",
                                                "variables", List.of(Map.of("name", "title", "required", true))))))
                .expectSaved();
        hub.put(
                        "/api/applications/" + NAME,
                        Map.of(
                                "profiles", List.of(NAME, scene.name),
                                "messages", List.of(NAME),
                                "subjects", List.of("default")))
                .expectSaved();
        String key = hub.post("/api/applications/" + NAME + "/keys", Map.of())
                .expect(201)
                .text("key");
        SampleWar.deploy(hub.base(), key, Run.FOLDER.resolve("hub/servers/hub"));
        Await.until(
                "the sample application answers",
                Duration.ofSeconds(90),
                () -> app.get("/sample/crm/token?profile=" + NAME).status() == 200);
    }

    private Answer filter(String uri) {
        return app.send(
                "POST",
                "/sample/crm/filter?uri=" + URLEncoder.encode(uri, StandardCharsets.UTF_8),
                "{\"title\":\"by the filter\"}");
    }

    @Test
    void anInjectedSourceHandsOutAToken() {
        int before = scene.demo.control().count("token:client_credentials");

        String first = app.get("/sample/crm/token?profile=" + NAME).expect(200).body();

        assertThat(first).matches("[A-Za-z0-9_-]{43}");
        assertThat(app.get("/sample/crm/token?profile=" + NAME).body()).isEqualTo(first);
        assertThat(scene.demo.control().count("token:client_credentials")).isEqualTo(before);
    }

    @Test
    void anInjectedFilterPutsTheTokenOnTheRequest() {
        assertThat(filter(scene.demo.issuer() + "/api/tickets").expect(201).body())
                .contains("by the filter");
    }

    @Test
    @DisplayName("R1 checklist F5 a 401 renews the token and repeats the request, once")
    void aRefusedTokenIsRenewedOnce() {
        scene.demo.control().arm(Fault.at("api").status(401));

        assertThat(filter(scene.demo.issuer() + "/api/tickets").expect(201).body())
                .contains("by the filter");
    }

    @Test
    @DisplayName("checklist F2 the filter sends the token nowhere but to the profile's origins")
    void theTokenGoesNowhereElse() {
        assertThat(filter(hub.base() + "/health").expect(503).body()).startsWith("FORBIDDEN");
    }

    @Test
    void anInjectedRestMessageIsSentFromTheHub() {
        String title = "a \"quoted\" title";

        Answer answer =
                app.send("POST", "/sample/crm/message?title=" + URLEncoder.encode(title, StandardCharsets.UTF_8), "");

        assertThat(answer.expect(201).text("title")).isEqualTo(title);
    }

    @Test
    void withoutAGrantItFailsClosedAndNamesThePage() {
        assertThat(app.get("/sample/crm/token?profile=" + scene.name)
                        .expect(503)
                        .body())
                .isEqualTo("CONSENT_REQUIRED " + hub.base() + "/profiles/" + scene.name + "/grants/default");
    }

    @Test
    void whatTheApplicationWasNotGivenIsForbidden() {
        assertThat(app.get("/sample/crm/token?profile=" + NAME + "&subject=somebody")
                        .expect(503)
                        .body())
                .startsWith("FORBIDDEN");
        assertThat(app.get("/sample/crm/token?profile=not-mine").expect(503).body())
                .startsWith("FORBIDDEN");
    }
}
