package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.endpoint.AuthorizationUri;
import io.evergrant.profile.TestProfiles;
import io.evergrant.provider.TestProviders;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RandomsTest {
    @Test
    @DisplayName("F25 A7 tokens and cookies have 256 random bits and never repeat")
    void secretsNeverRepeat() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String next = Randoms.next().reveal();
            assertThat(next).matches("[A-Za-z0-9_-]{43}");
            assertThat(seen.add(next)).isTrue();
        }
    }

    @Test
    @DisplayName("F25 A4 A7 every start has a verifier of 43 unreserved characters or more and a state, each its own")
    void everyStartHasItsOwnSecrets() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            AuthorizationUri uri =
                    AuthorizationUri.begin(TestProviders.acme(), TestProfiles.crm("openid"), Travels.REDIRECT);
            assertThat(uri.verifier().reveal()).matches("[A-Za-z0-9._~-]{43,128}");
            assertThat(uri.state().reveal().length()).isGreaterThanOrEqualTo(43);
            assertThat(seen.add(uri.verifier().reveal())).isTrue();
            assertThat(seen.add(uri.state().reveal())).isTrue();
            assertThat(seen.add(uri.nonce().reveal())).isTrue();
        }
    }
}
