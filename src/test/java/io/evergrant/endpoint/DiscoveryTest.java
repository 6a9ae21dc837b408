package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evergrant.demo.Fault;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
    private final AtTheDemo at = new AtTheDemo();

    @AfterEach
    void close() {
        at.close();
    }

    private Metadata read() {
        return at.discovery.read(at.demo.issuer(), null);
    }

    private void says(Map<String, Object> metadata) {
        at.demo.control().set("metadata", metadata);
    }

    @Test
    void findsWhatTheIssuerSaysOfItself() {
        Metadata found = read();
        assertThat(found.endpoints().token()).isEqualTo(at.demo.uri("/token"));
        assertThat(found.endpoints().userinfo()).isEqualTo(at.demo.uri("/userinfo"));
        assertThat(found.endpoints().jwks()).isEqualTo(at.demo.uri("/jwks"));
        assertThat(found.issParameter()).isTrue();
        assertThat(found.challengeMethods()).containsExactly("S256");
        assertThat(found.authenticationMethods()).contains("private_key_jwt", "none");
        assertThat(found.source()).endsWith("/.well-known/openid-configuration");
    }

    @Test
    @DisplayName("E1 where there is no OpenID document, RFC 8414's place is tried")
    void bothPlacesAreTried() {
        at.demo.control().arm(Fault.at("metadata").status(404));
        assertThat(read().source()).endsWith("/.well-known/oauth-authorization-server");
    }

    @Test
    @DisplayName("E2 M1 another issuer than the one that was asked is refused, by a slash even")
    void theIssuerMustBeTheSame() {
        says(Map.of("issuer", at.demo.issuer() + "/"));
        assertThatExceptionOfType(DiscoveryFailed.class)
                .isThrownBy(this::read)
                .withMessageContaining("names the issuer");
    }

    @Test
    @DisplayName("E8 M6 a redirect is not followed")
    void aRedirectIsNotFollowed() {
        at.demo
                .control()
                .arm(Fault.at("metadata")
                        .status(302)
                        .header("Location", at.demo.issuer() + "/api/echo")
                        .always());
        assertThatExceptionOfType(DiscoveryFailed.class).isThrownBy(this::read).withMessageContaining("redirect");
        assertThat(at.demo.control().count("api")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"javascript:alert(1)\"", "\"not a url\"", "\"file:///etc/passwd\""})
    @DisplayName("R7 M4 E4 an endpoint that is none is named, and nothing breaks")
    void anEndpointThatIsNoneIsNamed(String endpoint) {
        String body = "{\"issuer\":\"" + at.demo.issuer() + "\",\"token_endpoint\":" + endpoint + "}";
        at.demo
                .control()
                .arm(Fault.at("metadata")
                        .status(200)
                        .body("application/json", body)
                        .always());
        assertThatExceptionOfType(DiscoveryFailed.class).isThrownBy(this::read).withMessageContaining("token_endpoint");
    }

    @Test
    @DisplayName("M5 a document without end is cut off")
    void anEndlessDocumentIsCutOff() {
        at.demo.control().arm(Fault.at("metadata").endless().always());
        assertThatExceptionOfType(DiscoveryFailed.class).isThrownBy(this::read).withMessageContaining("longer");
    }
}
