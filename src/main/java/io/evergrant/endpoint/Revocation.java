package io.evergrant.endpoint;

import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes tokens back (RFC 7009). */
@ApplicationScoped
public class Revocation {
    /** @param hint {@code refresh_token} or {@code access_token} */
    public RevocationOutcome revoke(Provider provider, Secret token, String hint) {
        throw new UnsupportedOperationException();
    }
}
