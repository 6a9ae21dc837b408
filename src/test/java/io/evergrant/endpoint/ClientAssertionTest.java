package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.evergrant.demo.Client;
import io.evergrant.demo.Fault;
import io.evergrant.key.TestKeys;
import io.evergrant.provider.Bent;
import io.evergrant.provider.ClientAuthentication;
import io.evergrant.provider.Registration;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAssertionTest {
    private final AtTheDemo at = new AtTheDemo();

    @AfterEach
    void close() {
        at.close();
    }

    @BeforeEach
    void register() {
        at.demo
                .control()
                .register(
                        new Client("keyed", null, "private_key_jwt", List.of(), null, at.keys.publicJwks(), List.of()));
        registration(null, null);
    }

    private void registration(String audience, String algorithm) {
        at.settings = Bent.registered(
                at.settings,
                new Registration(
                        "keyed",
                        null,
                        ClientAuthentication.PRIVATE_KEY_JWT,
                        false,
                        audience,
                        TestKeys.OURS,
                        algorithm));
    }

    private JWTClaimsSet sent() throws ParseException {
        return SignedJWT.parse(at.lastTokenRequest().parameter("client_assertion"))
                .getJWTClaimsSet();
    }

    @Test
    @DisplayName("F15 B12 B13 the assertion is ours alone, for one audience, for a minute")
    void theAssertionIsShortAndForOneAudience() throws ParseException {
        assertThat(at.machine()).isInstanceOf(TokenOutcome.Issued.class);
        JWTClaimsSet claims = sent();
        assertThat(claims.getIssuer()).isEqualTo("keyed");
        assertThat(claims.getSubject()).isEqualTo("keyed");
        assertThat(claims.toJSONObject().get("aud")).isEqualTo(at.demo.issuer());
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(at.time.now(), at.time.now().plusSeconds(60));
        assertThat(claims.getIssueTime().toInstant())
                .as("a slow clock takes it")
                .isBefore(at.time.now());
        assertThat(at.lastTokenRequest().header("Authorization"))
                .as("B2 one way only")
                .isNull();
    }

    @Test
    @DisplayName("B13 the audience is the token endpoint where the provider is said to want that")
    void theAudienceMayBeTheTokenEndpoint() throws ParseException {
        registration("tokenEndpoint", null);
        assertThat(at.machine()).isInstanceOf(TokenOutcome.Issued.class);
        assertThat(sent().toJSONObject().get("aud")).isEqualTo(at.demo.issuer() + "/token");
    }

    @Test
    @DisplayName("R9 B16 each attempt has an assertion of its own")
    void noAssertionIsSentTwice() throws ParseException {
        at.demo.control().arm(Fault.at("token").status(500));
        at.machine();
        String first = sent().getJWTID();
        assertThat(at.machine()).isInstanceOf(TokenOutcome.Issued.class);
        assertThat(sent().getJWTID()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES256"})
    @DisplayName("B17 an algorithm that the key cannot sign with sends nothing")
    void onlyTheKeysOwnAlgorithms(String algorithm) {
        registration(null, algorithm);
        assertThat(at.machine())
                .isInstanceOfSatisfying(
                        TokenOutcome.Refused.class,
                        r -> assertThat(r.isNotConfigured()).isTrue());
        assertThat(at.tokenRequests()).isEmpty();
    }
}
