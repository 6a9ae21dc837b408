package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.check.Conflict;
import io.evergrant.endpoint.AuthorizationUri;
import io.evergrant.profile.GrantType;
import io.evergrant.profile.TestProfiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.TestProviders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the browser carries to the provider. */
class AuthorizationTest {
    private static Map<String, String> query(AuthorizationUri uri) {
        return Arrays.stream(uri.uri().getRawQuery().split("&"))
                .map(p -> p.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
    }

    private static AuthorizationUri begin(String... scopes) {
        return AuthorizationUri.begin(TestProviders.acme(), TestProfiles.crm(scopes), Travels.REDIRECT);
    }

    @Test
    @DisplayName("A1 response_type is code, and no token is asked for in the front channel")
    void onlyACodeIsAskedFor() {
        assertThat(query(begin("tickets.read"))).containsEntry("response_type", "code");
    }

    @Test
    @DisplayName("A2 the password grant cannot be configured")
    void thePasswordGrantIsAbsent() {
        assertThat(GrantType.of("password")).isEmpty();
    }

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

    @Test
    @DisplayName("A26 the profile's scopes are asked for, and no other")
    void onlyTheProfilesScopesAreAskedFor() {
        assertThat(query(begin("b", "a"))).containsEntry("scope", "b a");
        assertThat(query(begin())).doesNotContainKey("scope");
    }

    @Test
    @DisplayName("A27 openid brings a nonce")
    void openidBringsANonce() {
        AuthorizationUri uri = begin("openid");
        assertThat(query(uri)).containsEntry("nonce", uri.nonce().reveal());
        assertThat(begin("tickets.read").nonce()).isNull();
    }

    @Test
    @DisplayName("A12 A20 the redirect URI is the provider's own, and the same that the exchange repeats")
    void theRedirectUriIsTheProvidersOwn() {
        assertThat(query(begin())).containsEntry("redirect_uri", Travels.REDIRECT.toString());
        assertThat(new Travels().start.redirectUri()).isEqualTo(Travels.REDIRECT.toString());
    }
}
