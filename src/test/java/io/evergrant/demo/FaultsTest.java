package io.evergrant.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Map<String, Object> MACHINE = Json.of("grant_type", "client_credentials");

    private final DemoServer demo = DemoServer.start(0, null);
    private final Control control = demo.control();
    private final Asking ask = new Asking(demo);

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void aFaultMeetsTheNextRequestsThatFitAndNoOther() {
        String refreshToken = ask.consented().text("refresh_token");
        control.arm(Fault.at("token")
                .grantType("refresh_token")
                .times(2)
                .status(503)
                .header("Retry-After", "7"));
        assertThat(ask.token(MACHINE).status()).isEqualTo(200);
        assertThat(ask.refresh(refreshToken).header("retry-after")).isEqualTo("7");
        assertThat(ask.refresh(refreshToken).status()).isEqualTo(503);
        assertThat(ask.refresh(refreshToken).status()).isEqualTo(200);
        assertThat(control.count("token:refresh_token")).isEqualTo(3);
    }

    @Test
    void anAnswerIsDroppedBeforeOrAfterTheTokenIsSpent() {
        String refreshToken = ask.consented().text("refresh_token");
        control.arm(Fault.at("token").drop());
        assertThat(ask.refresh(refreshToken).status()).isZero();
        control.arm(Fault.at("token").drop().afterCommit());
        assertThat(ask.refresh(refreshToken).status()).isZero();
        assertThat(ask.refresh(refreshToken).text("error")).isEqualTo("invalid_grant");
        assertThat(control.reuses()).isEqualTo(1);
    }

    @Test
    void anAnswerIsBentOrSpoilt() {
        control.arm(Fault.at("token")
                .merge(Json.of("expires_in", "60", "extra", true))
                .without("token_type"));
        assertThat(ask.token(MACHINE).json())
                .containsEntry("expires_in", "60")
                .containsKeys("access_token", "extra")
                .doesNotContainKey("token_type");
        control.arm(Fault.at("token").formEncoded());
        assertThat(ask.token(MACHINE).body()).contains("token_type=Bearer").doesNotContain("{");
        control.arm(Fault.at("token").truncate(20));
        assertThat(ask.token(MACHINE).status()).isZero();
        control.arm(Fault.at("token").status(500).error("invalid_grant"));
        assertThat(ask.token(MACHINE).status()).isEqualTo(500);
        control.arm(Fault.at("token").body("text/html", "<h1>WAF</h1>"));
        assertThat(ask.token(MACHINE).header("content-type")).isEqualTo("text/html");
        control.arm(Fault.at("token").slow(Duration.ofNanos(1)));
        assertThat(ask.token(MACHINE).status()).isEqualTo(200);
    }

    @Test
    void identityIsForgedWhereATestWantsIt() throws ParseException {
        control.arm(Fault.at("consent").merge(Json.of("iss", "https://other.example")));
        URI back = new Person("demo").allows(ask.authorizationRequest(Map.of()));
        assertThat(Asking.parameter(back, "iss")).isEqualTo("https://other.example");
        assertThat(Asking.parameter(back, "state")).isEqualTo("s1");
        control.arm(Fault.at("token").idToken(Json.of("nonce", "other")).idTokenSignature("none"));
        String idToken = ask.token(ask.exchange(Asking.parameter(back, "code"))).text("id_token");
        assertThat(JWTParser.parse(idToken)).isInstanceOf(PlainJWT.class);
        assertThat(JWTParser.parse(idToken).getJWTClaimsSet().getStringClaim("nonce"))
                .isEqualTo("other");
    }

    @Test
    void aHeldRequestWaitsForItsRelease() {
        control.arm(Fault.at("token").always().hold());
        CompletableFuture<Asking.Reply> reply = CompletableFuture.supplyAsync(() -> ask.token(MACHINE));
        while (control.held() == 0) {
            Thread.onSpinWait();
        }
        assertThat(reply).isNotDone();
        control.release();
        assertThat(reply.join().status()).isEqualTo(200);
        assertThat(ask.token(MACHINE).status()).isEqualTo(200);
        assertThat(control.mostInFlight()).isEqualTo(1);
    }

    @Test
    void theSameIsSteeredOverHttp() {
        assertThat(steer("{\"settings\":{\"accessTokenLifetime\":\"PT5S\"},\"fault\":"
                        + "{\"endpoint\":\"token\",\"merge\":{\"scope\":\"less\"}}}"))
                .isEqualTo(200);
        assertThat(ask.token(MACHINE).json()).containsEntry("expires_in", 5L).containsEntry("scope", "less");
        assertThat(ask.get(demo.uri("/control/counts"), "").json())
                .containsEntry("token:client_credentials", 1L)
                .containsEntry("token:200", 1L);
        assertThat(ask.get(demo.uri("/control/tokens"), "").body()).contains("\"kind\":\"ACCESS\"");
        assertThat(steer("{\"fault\":")).isEqualTo(400);
        assertThat(ask.post("/control", Map.of("reset", "true"), "").status()).isEqualTo(415);
    }

    private int steer(String orders) {
        return ask.send(HttpRequest.newBuilder(demo.uri("/control"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(orders)))
                .status();
    }
}
