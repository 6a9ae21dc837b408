package io.evergrant.endpoint;

import io.evergrant.egress.Egress;
import io.evergrant.egress.EgressDenied;
import io.evergrant.endpoint.DiscoveryFailed.Cause;
import io.evergrant.http.Answer;
import io.evergrant.http.TransportFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what an authorization server says of itself (RFC 8414, OIDC Discovery). */
@ApplicationScoped
public class Discovery {
    @Inject
    Wire wire;

    @Inject
    Egress egress;

    /**
     * @param issuer as registered: compared byte by byte
     * @param trustedCertificates PEM certificates trusted beside the JVM's, or null
     * @throws DiscoveryFailed where there is no document that holds
     * @throws io.evergrant.egress.EgressDenied where the issuer's address is out of bounds
     */
    public Metadata read(String issuer, @Nullable String trustedCertificates) {
        URI base = egress.judge(issuer);
        if (base.getRawQuery() != null) {
            throw new DiscoveryFailed(Cause.ISSUER, "An issuer has no query (RFC 8414 §2).");
        }
        DiscoveryFailed first = null;
        for (URI place : places(base)) {
            try {
                return document(issuer, place, trustedCertificates);
            } catch (DiscoveryFailed e) {
                first = first == null || first.why() == Cause.ABSENT ? e : first;
            }
        }
        throw first == null ? new DiscoveryFailed("There is no metadata.") : first;
    }

    /** OpenID Connect appends (Discovery §4), RFC 8414 §3.1 inserts; in this order. */
    private static Set<URI> places(URI issuer) {
        String path = issuer.getRawPath() == null ? "" : issuer.getRawPath();
        String stem = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String root = issuer.getScheme() + "://" + issuer.getRawAuthority();
        Set<URI> places = new LinkedHashSet<>();
        places.add(URI.create(root + stem + "/.well-known/openid-configuration"));
        places.add(URI.create(root + "/.well-known/oauth-authorization-server" + stem));
        return places;
    }

    private Metadata document(String issuer, URI place, @Nullable String trustedCertificates) {
        try {
            Answer answer = wire.document(place, trustedCertificates);
            if (answer.status() != 200) {
                throw new DiscoveryFailed(
                        Cause.ABSENT,
                        place + " answered HTTP " + answer.status()
                                + (answer.status() / 100 == 3 ? ": a redirect, which is not followed." : "."));
            }
            return new MetadataDocument(issuer, place, egress).read(answer.body());
        } catch (TransportFailure e) {
            if (e.getCause() instanceof EgressDenied denied) {
                throw denied;
            }
            throw new DiscoveryFailed(String.valueOf(e.getMessage()));
        }
    }
}
