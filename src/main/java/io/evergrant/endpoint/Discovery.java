package io.evergrant.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Reads what an authorization server says of itself (RFC 8414, OIDC Discovery). */
@ApplicationScoped
public class Discovery {
    /**
     * @param issuer as registered: compared byte by byte
     * @param trustedCertificates PEM certificates trusted beside the JVM's, or null
     * @throws DiscoveryFailed where there is no document that holds
     * @throws io.evergrant.egress.EgressDenied where the issuer's address is out of bounds
     */
    public Metadata read(String issuer, @Nullable String trustedCertificates) {
        throw new UnsupportedOperationException();
    }
}
