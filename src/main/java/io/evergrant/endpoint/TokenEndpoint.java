package io.evergrant.endpoint;

import io.evergrant.profile.Profile;
import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Asks for tokens (RFC 6749 §3.2). Each call sends one request at most, blocks for 20 s at most, and repeats nothing. */
@ApplicationScoped
public class TokenEndpoint {
    /** Exchanges a code (RFC 6749 §4.1.3), and where {@code openid} was asked, learns whose account it is. */
    public TokenOutcome exchange(
            Provider provider,
            Profile profile,
            Secret code,
            @Nullable Secret verifier,
            URI redirectUri,
            @Nullable Secret nonce) {
        throw new UnsupportedOperationException();
    }

    /**
     * Refreshes (RFC 6749 §6). Sends no scope.
     *
     * @param account {@link Account#id()} of the grant, which an ID token in the answer must name again; or null
     */
    public TokenOutcome refresh(Provider provider, Profile profile, Secret refreshToken, @Nullable String account) {
        throw new UnsupportedOperationException();
    }

    /** RFC 6749 §4.4. */
    public TokenOutcome clientCredentials(Provider provider, Profile profile) {
        throw new UnsupportedOperationException();
    }

    /** RFC 7523 §2.1. */
    public TokenOutcome jwtBearer(Provider provider, Profile profile, String subject) {
        throw new UnsupportedOperationException();
    }
}
