package io.evergrant.consent;

import static io.evergrant.consent.FrontChannel.begin;
import static io.evergrant.consent.FrontChannel.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.endpoint.AuthorizationUri;
import io.evergrant.profile.GrantType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
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
