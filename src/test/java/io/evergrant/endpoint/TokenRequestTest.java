package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.demo.Received;
import io.evergrant.profile.TestProfiles;
import io.evergrant.provider.Bent;
import io.evergrant.provider.TestProviders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenRequestTest {
    private final AtTheDemo at = new AtTheDemo();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    @DisplayName("F22 B1 B4 B6 a token request is a form post in UTF-8 that asks for JSON, with nothing in its URL")
    void aTokenRequestIsAFormPost() {
        at.issued();
        Received request = at.lastTokenRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("Content-Type"))
                .isEqualToIgnoringCase("application/x-www-form-urlencoded;charset=UTF-8");
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.header("Accept-Encoding")).as("B9 no content coding").isNull();
        assertThat(request.uri().toString()).isEqualTo("/token");
    }

    @Test
    @DisplayName("A20 the redirect URI is repeated to the letter, and the verifier follows the challenge")
    void theExchangeRepeatsTheRedirectUri() {
        at.issued();
        assertThat(at.lastTokenRequest().parameter("redirect_uri"))
                .isEqualTo(at.demo.connection().redirectUri());
        assertThat(at.lastTokenRequest().parameter("code_verifier")).matches("[A-Za-z0-9._~-]{43,128}");
    }

    @Test
    @DisplayName("F24 a refresh asks for no scope, so that it gets what was granted")
    void aRefreshSendsNoScope() {
        assertThat(at.refreshed(at.issued())).isInstanceOf(TokenOutcome.Issued.class);
        assertThat(at.lastTokenRequest().parameter("scope")).isNull();
    }

    @Test
    @DisplayName("B24 resources and extra parameters go along; those of the protocol cannot be replaced")
    void extraParametersGoAlong() {
        at.settings = TestProviders.speaking(
                at.settings,
                Bent.withTokenParameters(Map.of("grant_type", "x", "tenant", "7"), Map.of("X-Env", "test")));
        at.endpoint.clientCredentials(
                at.provider(),
                TestProfiles.forResources(List.of("https://a.example/", "https://b.example/"), Map.of("mode", "é")),
                () -> true);
        Received request = at.lastTokenRequest();
        assertThat(request.parameters().get("resource")).containsExactly("https://a.example/", "https://b.example/");
        assertThat(request.parameters().get("grant_type")).containsExactly("client_credentials");
        assertThat(request.parameter("tenant")).isEqualTo("7");
        assertThat(request.parameter("mode")).isEqualTo("é");
        assertThat(request.header("X-Env")).isEqualTo("test");
    }

    @Test
    @DisplayName("F25 B5 a redirect of the token endpoint is an error, and is not followed")
    void aRedirectIsNotFollowed() {
        at.demo.control().arm(Fault.at("token").status(307).header("Location", at.demo.issuer() + "/api/echo"));
        assertThat(at.machine()).isInstanceOfSatisfying(TokenOutcome.Unwell.class, unwell -> {
            assertThat(unwell.detail()).contains("redirect");
            assertThat(unwell.provenUnspent()).isFalse();
        });
        assertThat(at.demo.control().count("api")).isZero();
    }

    @Test
    @DisplayName("B10 T44 a connection that breaks is not tried again by itself, and its outcome is unknown")
    void nothingIsSentTwice() {
        at.demo.control().arm(Fault.at("token").drop());
        assertThat(at.machine())
                .isInstanceOfSatisfying(
                        TokenOutcome.Unwell.class,
                        unwell -> assertThat(unwell.provenUnspent()).isFalse());
        assertThat(at.tokenRequests()).hasSize(1);
    }

    @Test
    void whereNobodyListensTheTokenIsUnspent() {
        at.demo.close();
        assertThat(at.machine()).isInstanceOfSatisfying(TokenOutcome.Unwell.class, unwell -> {
            assertThat(unwell.kind()).isEqualTo(TokenOutcome.Kind.NOT_CONNECTED);
            assertThat(unwell.provenUnspent()).isTrue();
        });
    }
}
