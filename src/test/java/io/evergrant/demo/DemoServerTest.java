package io.evergrant.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoServerTest {
    private final DemoServer demo = DemoServer.start(0, null);
    private final Asking ask = new Asking(demo);

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void consentBringsATokenThatTheApiTakes() throws ParseException {
        URI back = new Person("carol").allows(ask.authorizationRequest(Map.of()));
        assertThat(Asking.parameter(back, "state")).isEqualTo("s1");
        assertThat(Asking.parameter(back, "iss")).isEqualTo(demo.issuer());

        Asking.Reply answer = ask.token(ask.exchange(Asking.parameter(back, "code")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).containsEntry("expires_in", 60L).containsKeys("refresh_token", "id_token");
        Map<String, Object> claims =
                SignedJWT.parse(answer.text("id_token")).getJWTClaimsSet().toJSONObject();
        assertThat(claims)
                .containsEntry("sub", "carol")
                .containsEntry("nonce", "n1")
                .containsKey("at_hash");
        assertThat(ask.get(demo.uri("/api/tickets"), answer.text("access_token"))
                        .status())
                .isEqualTo(200);
        assertThat(ask.get(demo.uri("/userinfo"), answer.text("access_token")).text("sub"))
                .isEqualTo("carol");
    }

    @Test
    void denialAndErrorsGoBackWithStateAndIssuer() {
        URI denied = new Person("demo").denies(ask.authorizationRequest(Map.of()));
        assertThat(Asking.parameter(denied, "error")).isEqualTo("access_denied");
        assertThat(Asking.parameter(denied, "iss")).isEqualTo(demo.issuer());
        URI noPkce = new Person("demo").allows(ask.authorizationRequest(Map.of("code_challenge_method", "plain")));
        assertThat(Asking.parameter(noPkce, "error")).isEqualTo("invalid_request");
        assertThat(Asking.parameter(noPkce, "state")).isEqualTo("s1");
        URI badScope = new Person("demo").allows(ask.authorizationRequest(Map.of("scope", "moon")));
        assertThat(Asking.parameter(badScope, "error")).isEqualTo("invalid_scope");
    }

    @Test
    void neverRedirectsToAnUnregisteredAddress() {
        String redirectUri = demo.connection().redirectUri() + "/";
        assertThat(ask.get(ask.authorizationRequest(Map.of("redirect_uri", redirectUri)), "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void answersToItsOwnNameAlone() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", demo.port())) {
            socket.getOutputStream().write("GET /connect HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
                    .isEqualTo("HTTP/1.1 421");
        }
    }

    @Test
    void anotherSiteCannotPressAllow() {
        String form = ask.authorizationRequest(Map.of())
                .toString()
                .substring(demo.issuer().length());
        assertThat(ask.post(form, Map.of("decision", "allow", "account", "demo", "ticket", "forged"), "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void saysNoToWhatDoesNotFitTheCode() {
        assertThat(ask.token(Json.merge(ask.exchange(ask.code()), Map.of("code_verifier", "w".repeat(43))))
                        .text("error"))
                .isEqualTo("invalid_grant");
        assertThat(ask.token(Json.merge(ask.exchange(ask.code()), Map.of("redirect_uri", "http://localhost/other")))
                        .text("error"))
                .isEqualTo("invalid_grant");
        String code = ask.code();
        demo.control().advance(Duration.ofSeconds(61));
        assertThat(ask.token(ask.exchange(code)).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void aCodeUsedTwiceRevokesWhatItBrought() {
        String code = ask.code();
        String token = ask.token(ask.exchange(code)).text("access_token");
        assertThat(ask.token(ask.exchange(code)).text("error")).isEqualTo("invalid_grant");
        assertThat(ask.get(demo.uri("/api/echo"), token).status()).isEqualTo(401);
    }

    @Test
    void aRotatedRefreshTokenKillsItsFamily() {
        String first = ask.consented().text("refresh_token");
        Asking.Reply second = ask.refresh(first);
        assertThat(second.status()).isEqualTo(200);
        assertThat(ask.refresh(first).text("error")).isEqualTo("invalid_grant");
        assertThat(demo.control().reuses()).isEqualTo(1);
        assertThat(ask.refresh(second.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        assertThat(ask.get(demo.uri("/api/echo"), second.text("access_token")).status())
                .isEqualTo(401);
    }

    @Test
    void graceForgivesForAWhileAndNoneNeverRotates() {
        demo.control().rotation(Settings.Rotation.GRACE);
        String first = ask.consented().text("refresh_token");
        ask.refresh(first);
        assertThat(ask.refresh(first).status()).isEqualTo(200);
        demo.control().advance(Duration.ofSeconds(31));
        assertThat(ask.refresh(first).status()).isEqualTo(400);

        demo.control().rotation(Settings.Rotation.NONE);
        String only = ask.consented().text("refresh_token");
        assertThat(ask.refresh(only).json()).doesNotContainKey("refresh_token");
        assertThat(ask.refresh(only).status()).isEqualTo(200);
    }

    @Test
    void tokensDieAndAreRevoked() {
        Asking.Reply issued = ask.consented();
        String basic =
                Asking.basic(ask.client().id(), String.valueOf(ask.client().secret()));
        demo.control().advance(Duration.ofSeconds(60));
        Asking.Reply expired = ask.get(demo.uri("/api/echo"), issued.text("access_token"));
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.header("www-authenticate")).contains("error=\"invalid_token\"");
        assertThat(ask.post("/revoke", Json.of("token", issued.text("refresh_token")), basic)
                        .status())
                .isEqualTo(200);
        assertThat(ask.refresh(issued.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void aTokenWithoutTheScopeIsNotEnough() {
        String token = ask.consented().text("access_token");
        Asking.Reply answer = ask.post("/api/tickets", Map.of(), "Bearer " + token);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("www-authenticate")).contains("insufficient_scope");
    }
}
