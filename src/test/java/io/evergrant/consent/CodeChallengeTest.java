package io.evergrant.consent;

import static io.evergrant.consent.FrontChannel.begin;
import static io.evergrant.consent.FrontChannel.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.check.Conflict;
import io.evergrant.endpoint.AuthorizationUri;
import io.evergrant.profile.TestProfiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.TestProviders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CodeChallengeTest {
    @Test
    @DisplayName("A3 the challenge is the verifier's S256")
    void theChallengeIsS256() throws Exception {
        AuthorizationUri uri = begin("tickets.read");
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(uri.verifier().reveal().getBytes(StandardCharsets.US_ASCII));
        assertThat(query(uri))
                .containsEntry("code_challenge_method", "S256")
                .containsEntry(
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    @Test
    @DisplayName("A5 verifier and nonce's secret half stay here: the browser carries the challenge alone")
    void theVerifierStaysHere() {
        AuthorizationUri uri = begin("openid");
        assertThat(uri.uri().toString()).doesNotContain(uri.verifier().reveal());
        assertThat(uri.toString()).doesNotContain(uri.verifier().reveal());
    }

    @Test
    @DisplayName("A6 metadata without S256 stops the flow")
    void metadataWithoutS256StopsTheFlow() {
        Provider plain = TestProviders.of(
                "acme", TestProviders.speaking(TestProviders.settings(), TestProviders.manner(false, null, "plain")));
        assertThatThrownBy(() -> AuthorizationUri.begin(plain, TestProfiles.crm("a"), Travels.REDIRECT))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("S256");
    }
}
