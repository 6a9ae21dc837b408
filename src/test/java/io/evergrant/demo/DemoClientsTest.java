package io.evergrant.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoClientsTest {
    private static final Map<String, Object> MACHINE = Json.of("grant_type", "client_credentials", "scope", "a b");

    private final DemoServer demo = DemoServer.start(0, null);
    private final Asking ask = new Asking(demo);
    private ECKey key;

    @BeforeEach
    void register() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        demo.control().register(Client.withSecret("basic", "s3cr3t-+/:%$ü"));
        demo.control().register(Client.withSecret("post", "p").authenticatedBy("client_secret_post"));
        String jwks = new JWKSet(key.toPublicJWK()).toString();
        demo.control().register(new Client("keys", null, "private_key_jwt", List.of(), null, jwks, List.of()));
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void aSecretIsFormEncodedBeforeItIsBasic() {
        Asking.Reply answer = ask.post("/token", MACHINE, Asking.basic("basic", "s3cr3t-+/:%$ü"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).containsEntry("scope", "a b").doesNotContainKey("refresh_token");
    }

    @Test
    void saysNoToWrongSecretsWrongMethodsAndTwoAtOnce() {
        assertThat(ask.post("/token", MACHINE, Asking.basic("basic", "wrong")).status())
                .isEqualTo(401);
        assertThat(ask.post("/token", MACHINE, Asking.basic("nobody", "x")).text("error"))
                .isEqualTo("invalid_client");
        Map<String, Object> inBody = Json.merge(MACHINE, Json.of("client_id", "post", "client_secret", "p"));
        assertThat(ask.post("/token", inBody, "").status()).isEqualTo(200);
        assertThat(ask.post("/token", MACHINE, Asking.basic("post", "p")).status())
                .isEqualTo(401);
        assertThat(ask.post("/token", inBody, Asking.basic("post", "p")).status())
                .isBetween(400, 401);
        assertThat(ask.post("/token", Json.merge(MACHINE, Json.of("client_id", "basic")), "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anAssertionIsTakenOnce() throws JOSEException {
        Map<String, Object> form = Json.merge(
                MACHINE,
                Json.of(
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion("keys", demo.issuer(), 60)));
        assertThat(ask.post("/token", form, "").status()).isEqualTo(200);
        assertThat(ask.post("/token", form, "").text("error")).isEqualTo("invalid_client");
    }

    @Test
    void aSignedWordStandsForAConsent() throws JOSEException {
        Asking.Reply answer = bearer(assertion("carol", demo.issuer() + "/token", 60));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(ask.get(demo.uri("/api/echo"), answer.text("access_token")).text("account"))
                .isEqualTo("carol");
    }

    @Test
    void saysNoToWrongAssertions() throws JOSEException {
        String good = assertion("carol", demo.issuer(), 60);
        assertThat(bearer(good).status()).isEqualTo(200);
        assertThat(bearer(good).text("error")).isEqualTo("invalid_grant");
        assertThat(bearer(assertion("carol", "https://other.example", 60)).text("error"))
                .isEqualTo("invalid_grant");
        assertThat(bearer(assertion("carol", demo.issuer(), -1)).text("error")).isEqualTo("invalid_grant");
        key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        assertThat(bearer(assertion("carol", demo.issuer(), 60)).text("error")).isEqualTo("invalid_grant");
    }

    private Asking.Reply bearer(String assertion) {
        return ask.post(
                "/token",
                Json.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion),
                "");
    }

    private String assertion(String subject, String audience, int seconds) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(),
                new JWTClaimsSet.Builder()
                        .issuer("keys")
                        .subject(subject)
                        .audience(audience)
                        .jwtID(Tokens.random("jti-"))
                        .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                        .build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }
}
