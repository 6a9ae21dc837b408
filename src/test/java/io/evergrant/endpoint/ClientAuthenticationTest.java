package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Client;
import io.evergrant.provider.Bent;
import io.evergrant.provider.ClientAuthentication;
import io.evergrant.provider.Registration;
import io.evergrant.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClientAuthenticationTest {
    private static final String ODD = "s3cr3t-+/:%$ü";

    private final AtTheDemo at = new AtTheDemo();

    @AfterEach
    void close() {
        at.close();
    }

    private void registered(ClientAuthentication how) {
        at.demo.control().register(Client.withSecret("odd+id", ODD).authenticatedBy(how.wire()));
        at.settings = Bent.authenticating(at.settings, "odd+id", how);
        at.secret = ODD;
    }

    private String basic() {
        String header = String.valueOf(at.lastTokenRequest().header("Authorization"));
        return new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("F23 B2 B3 Basic carries the form-encoded id and secret, and nothing else proves who we are")
    void basicIsFormEncoded() {
        registered(ClientAuthentication.CLIENT_SECRET_BASIC);
        assertThat(at.machine()).isInstanceOf(TokenOutcome.Issued.class);
        assertThat(basic()).isEqualTo("odd%2Bid:s3cr3t-%2B%2F%3A%25%24%C3%BC");
        assertThat(at.lastTokenRequest().parameters()).doesNotContainKeys("client_id", "client_secret");
    }

    @Test
    @DisplayName("F23 where the provider wants it raw, Basic carries id and secret as they stand")
    void basicMayBeRaw() {
        at.settings = Bent.registered(
                at.settings,
                new Registration("id+1", null, ClientAuthentication.CLIENT_SECRET_BASIC, true, null, null, null));
        at.secret = ODD;
        at.machine();
        assertThat(basic()).isEqualTo("id+1:" + ODD);
    }

    @Test
    @DisplayName("B2 B4 a posted secret stands in the body alone")
    void aPostedSecretStandsInTheBodyAlone() {
        registered(ClientAuthentication.CLIENT_SECRET_POST);
        assertThat(at.machine()).isInstanceOf(TokenOutcome.Issued.class);
        assertThat(at.lastTokenRequest().header("Authorization")).isNull();
        assertThat(at.lastTokenRequest().parameter("client_secret")).isEqualTo(ODD);
        assertThat(at.lastTokenRequest().uri().getRawQuery()).isNull();
    }

    @Test
    void aPublicClientOnlyNamesItself() {
        registered(ClientAuthentication.NONE);
        at.refreshed(new TokenOutcome.Issued(
                new Secret("at"),
                "Bearer",
                null,
                null,
                new Secret("rt"),
                null,
                null,
                Map.of(),
                List.of(),
                at.time.now()));
        assertThat(at.lastTokenRequest().parameter("client_id")).isEqualTo("odd+id");
        assertThat(at.lastTokenRequest().header("Authorization")).isNull();
    }

    @Test
    void aPublicClientHasNoCredentialsOfItsOwn() {
        registered(ClientAuthentication.NONE);
        assertThat(at.machine())
                .isInstanceOfSatisfying(
                        TokenOutcome.Refused.class,
                        r -> assertThat(r.isNotConfigured()).isTrue());
        assertThat(at.tokenRequests()).isEmpty();
    }

    @Test
    void aSecretThatIsNotSetSendsNothing() {
        at.secret = null;
        assertThat(at.machine()).isInstanceOfSatisfying(TokenOutcome.Refused.class, r -> {
            assertThat(r.isNotConfigured()).isTrue();
            assertThat(r.description()).contains("no client secret");
        });
        assertThat(at.tokenRequests()).isEmpty();
    }
}
