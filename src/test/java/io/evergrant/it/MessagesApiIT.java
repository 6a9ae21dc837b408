package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Received;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesApiIT {
    private final Scene scene = Scene.consented();
    private final Hub hub = scene.hub;

    @BeforeEach
    void aMessageWithVariables() {
        scene.message(Map.of(
                "headers",
                Map.of("X-Who", "${who}"),
                "log",
                "bodies",
                "methods",
                List.of(
                        Map.of(
                                "name",
                                "get",
                                "method",
                                "GET",
                                "path",
                                "/echo/it",
                                "variables",
                                List.of(Map.of("name", "who"))),
                        Map.of(
                                "name",
                                "create",
                                "method",
                                "POST",
                                "path",
                                "/echo/${team}",
                                "query",
                                Map.of("q", "${q}"),
                                "contentType",
                                "application/json",
                                "body",
                                "{\"title\":\"${title}\"}",
                                "variables",
                                List.of(
                                        Map.of("name", "title", "required", true),
                                        Map.of("name", "team"),
                                        Map.of("name", "q"),
                                        Map.of("name", "who"))))));
    }

    private Received last() {
        var calls = scene.demo.control().log("api");
        return calls.get(calls.size() - 1).request();
    }

    @Test
    void getsItsTokenAndEscapesItsVariables() {
        String title = "a\"b\\c\n</x>${team}é";
        Answer answer = scene.execute(
                        "create",
                        Map.of(
                                "variables",
                                Map.of("title", title, "team", "x/../y z", "q", "a&b=c#${who}", "who", "me")))
                .expect(200);
        assertThat(answer.json().getInt("status")).isEqualTo(200);
        assertThat(answer.text("call")).isNotBlank();
        Received request = last();
        assertThat(request.uri().getRawPath()).isEqualTo("/api/echo/x%2F..%2Fy%20z");
        assertThat(request.parameter("q")).isEqualTo("a&b=c#${who}");
        assertThat(request.header("X-Who")).isEqualTo("me");
        assertThat(request.body()).isEqualTo("{\"title\":\"a\\\"b\\\\c\\n</x>${team}é\"}");
        assertThat(request.bearerToken()).isNotBlank();
    }

    @Test
    void whatCannotBeFilledInIsNotSent() {
        int before = scene.demo.control().log("api").size();
        scene.execute("create", Map.of("variables", Map.of("team", "x"))).expectProblem(422, "template_error");
        scene.execute("create", Map.of("variables", Map.of("title", "t", "who", "a\r\nX-Evil: 1")))
                .expectProblem(422, "template_error");
        assertThat(scene.demo.control().log("api")).hasSize(before);
    }

    @Test
    void aKeptCallNeverHoldsItsToken() {
        Answer answer = scene.execute("get", Map.of()).expect(200);
        String token = scene.accessToken();
        Answer call = hub.get("/api/calls/" + answer.text("call")).expect(200);
        assertThat(call.body()).doesNotContain(token);
        assertThat(call.text("response.body")).contains("/api/echo/it");
        assertThat(call.text("outcome")).isEqualTo("answered");
        assertThat(call.text("status")).isEqualTo("200");
        assertThat(hub.get("/api/calls?message=" + scene.name + "&method=get&status=200")
                        .expect(200)
                        .json()
                        .getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void aTokenThatTheTargetRefusesIsRenewedOnce() {
        scene.demo.control().tokens().stream()
                .filter(token -> token.kind() == io.evergrant.demo.Token.Kind.ACCESS)
                .forEach(token -> scene.demo
                        .control()
                        .arm(io.evergrant.demo.Fault.at("api").status(401)));
        Answer answer = scene.execute("get", Map.of()).expect(200);
        assertThat(answer.json().getInt("status")).isEqualTo(200);
        assertThat(scene.demo.control().count("token:refresh_token")).isEqualTo(1);
        assertThat(hub.get("/api/calls/" + answer.text("call")).text("tokenRenewed"))
                .isEqualTo("true");
    }

    @Test
    void theOtherWaysToAuthenticateReachTheTarget() {
        String password = Secrets.random("message-password");
        String key = Secrets.random("message-api-key");
        scene.message(Map.of(
                "endpoint",
                scene.demo.issuer() + "/api/open",
                "authentication",
                Map.of("type", "basic", "username", "u", "password", password)));
        assertThat(hub.get("/api/messages/" + scene.name).expect(200).body()).doesNotContain(password);
        scene.execute("echo", Map.of()).expect(200);
        assertThat(last().header("Authorization")).startsWith("Basic ");
        scene.message(Map.of(
                "endpoint",
                scene.demo.issuer() + "/api/open",
                "authentication",
                Map.of("type", "api_key", "header", "X-Api-Key", "value", key)));
        scene.execute("echo", Map.of()).expect(200);
        assertThat(last().header("X-Api-Key")).isEqualTo(key);
        assertThat(last().header("Authorization")).isNull();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        scene.execute("nothing", Map.of()).expectProblem(404, "not_found");
        hub.post("/api/messages/nothing/methods/get/execute", Map.of()).expectProblem(404, "not_found");
        hub.get("/api/calls/nothing").expectProblem(404, "not_found");
        hub.delete("/api/messages/" + scene.name).expect(204);
        hub.get("/api/messages/" + scene.name).expectProblem(404, "not_found");
    }
}
