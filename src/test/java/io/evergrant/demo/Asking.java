package io.evergrant.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A right-minded client of the demo, whose requests a test bends. */
final class Asking {
    static final String VERIFIER = "v".repeat(43);

    /** What came back. */
    record Reply(int status, Map<String, List<String>> headers, String body) {
        Map<String, Object> json() {
            return Json.parse(body);
        }

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }

        String text(String name) {
            return Json.text(json(), name, "");
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final DemoServer demo;

    Asking(DemoServer demo) {
        this.demo = demo;
    }

    Client client() {
        return demo.connection().client();
    }

    URI authorizationRequest(Map<String, Object> changes) {
        String challenge = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(VERIFIER))
                .getValue();
        Map<String, Object> parameters = Json.of(
                "response_type", "code",
                "client_id", client().id(),
                "redirect_uri", demo.connection().redirectUri(),
                "scope", "openid tickets.read",
                "state", "s1",
                "nonce", "n1",
                "code_challenge", challenge,
                "code_challenge_method", "S256");
        return demo.uri("/authorize?" + Answer.form(Json.merge(parameters, changes)));
    }

    String code() {
        return parameter(new Person("demo").allows(authorizationRequest(Map.of())), "code");
    }

    static String parameter(URI uri, String name) {
        List<String> values = URLUtils.parseParameters(uri.getRawQuery()).get(name);
        return values == null ? "" : values.get(0);
    }

    Map<String, Object> exchange(String code) {
        return Json.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                demo.connection().redirectUri(),
                "code_verifier",
                VERIFIER);
    }

    Reply consented() {
        return token(exchange(code()));
    }

    Reply refresh(String refreshToken) {
        return token(Json.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    Reply token(Map<String, Object> form) {
        return post("/token", form, basic(client().id(), String.valueOf(client().secret())));
    }

    /** RFC 6749 §2.3.1. */
    static String basic(String id, String secret) {
        String pair = URLEncoder.encode(id, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    Reply post(String path, Map<String, Object> form, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(demo.uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Answer.form(new LinkedHashMap<>(form))));
        return send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    Reply get(URI uri, String accessToken) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        return send(accessToken.isEmpty() ? request : request.header("Authorization", "Bearer " + accessToken));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException e) {
            return new Reply(0, Map.of(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
