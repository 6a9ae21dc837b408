package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is told so: a problem document with what was wrong, never a stack trace and never a 500. */
class BadInputIT {
    private static final Scene SCENE = Scene.set();
    private final Hub hub = SCENE.hub;
    private final String path = "/api/providers/" + SCENE.name;

    private Answer refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "io.evergrant");
        return answer;
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(hub.get(path).expect(200).text("clientId")).isEqualTo(SCENE.name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"displayName\":1}",
                "{\"displayName\":null,\"displayName\":\"twice\"}",
                "{\"scopes\":\"x\"}",
                "{\"colour\":\"red\"}",
                "{\"placeholders\":[]}",
                "{\"concurrency\":\"many\"}",
                "{\"concurrency\":1e99}",
                "{\"refreshIdle\":\"a month\"}",
                "{} trailing",
                "{\"par\":\"true\"}",
                "{\"authorizationParameters\":{\"a\":{\"b\":1}}}"
            })
    void aBodyThatIsNotAProviderIsRefused(String body) {
        refused(hub.send("PUT", path, body));
    }

    @Test
    void thousandfoldNestingIsRefused() {
        refused(hub.send("PUT", path, "{\"a\":".repeat(5000) + "1" + "}".repeat(5000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "ldap://localhost/x",
                "https://ok.example@evil.example/",
                "https://ok.example/\r\nX: y",
                "not a url",
                "https://",
                "//evil.example/token",
                "https://ok.example:70000/",
                "https://ok.example/token#fragment",
                ""
            })
    void anAddressThatIsNoneIsRefusedAtItsField(String url) {
        Answer answer = refused(hub.put(path, Scene.with(SCENE.validProvider(), Map.of("tokenEndpoint", url))));
        assertThat(answer.body()).contains("tokenEndpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPPER", "a%20b", "-first", "import", "%C3%A9", "a%2Fb", "..%2F..", "%5C", "a;b"})
    void aNameThatIsNoneIsRefused(String name) {
        Answer answer = hub.put("/api/providers/" + name, SCENE.validProvider());
        refused(answer);
    }

    @Test
    void overLongThingsAreRefused() {
        refused(hub.put("/api/providers/" + "x".repeat(64), SCENE.validProvider()));
        refused(hub.put(path, Scene.with(SCENE.validProvider(), Map.of("displayName", "x".repeat(10_000)))));
        refused(hub.put(
                path,
                Scene.with(SCENE.validProvider(), Map.of("tokenEndpoint", "https://a.example/" + "x".repeat(20_000)))));
        refused(hub.get("/api/profiles/" + SCENE.name + "/token?subject=" + "s".repeat(256)));
        Answer large = hub.send("PUT", path, "{\"displayName\":\"" + "x".repeat(10_000_000) + "\"}");
        refused(large);
    }

    @Test
    void scriptsInNamesAreText() {
        String script = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>#{1+1}${1+1}";
        SCENE.provider(Map.of("displayName", script));
        assertThat(hub.get(path).text("displayName")).isEqualTo(script);
        Answer link = SCENE.ask(Map.of("purpose", script));
        String page = new Visitor("ada")
                .open(java.net.URI.create(link.text("consentUri")))
                .expect(200)
                .body();
        assertThat(page).doesNotContain("<script>alert", "<img src=x").contains("&lt;script&gt;alert(1)");
        SCENE.provider(Map.of());
    }

    @ParameterizedTest
    @CsvSource({"Host", "Content-Length", "'X Y'", "''", "Transfer-Encoding", "Connection"})
    void headersThatAreNotOursToSetAreRefused(String header) {
        refused(hub.put(
                "/api/messages/bad-header",
                Map.of(
                        "endpoint", SCENE.demo.issuer() + "/api",
                        "authentication", Map.of("type", "none"),
                        "headers", Map.of(header, "v"),
                        "methods", List.of(Map.of("name", "get", "method", "GET", "path", "/open")))));
    }

    @Test
    void lineEndsInHeaderValuesAreRefused() {
        refused(hub.put(
                "/api/messages/bad-value",
                Map.of(
                        "endpoint", SCENE.demo.issuer() + "/api",
                        "authentication", Map.of("type", "none"),
                        "headers", Map.of("X-A", "v\r\nX-B: w"),
                        "methods", List.of(Map.of("name", "get", "method", "GET", "path", "/open")))));
    }

    @Test
    void methodsAndTypesThatAreNotServedAreRefused() {
        refused(hub.send("PATCH", path, "{}"));
        refused(hub.send("POST", "/api/status", "{}"));
        refused(hub.send("PUT", path, Hub.json(SCENE.validProvider()), "Content-Type", "text/plain"));
        refused(hub.get("/api/nothing"));
        assertThat(hub.send("TRACE", path, null).status()).isBetween(400, 599);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/presets",
        "GET, /api/configuration",
        "POST, /api/messages/import",
        "POST, /api/grants/import",
        "DELETE, /api/subjects/someone"
    })
    void whatComesLaterIsNotThere(String method, String path) {
        assertThat(hub.send(method, path, null).status()).isIn(404, 405);
    }
}
