package io.evergrant.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The address that people and providers see: configured, never taken from a request. */
@ApplicationScoped
public class PublicAddress {
    @Inject
    @ConfigProperty(name = "evergrant.base-url", defaultValue = "http://localhost:9080")
    String configured;

    /** The base URL without a slash at its end. */
    public String base() {
        return configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
    }

    /** @param path with a leading slash, encoded already */
    public URI at(String path) {
        return URI.create(base() + path);
    }

    /** The redirect URI of a provider: one each, which is what stops mix-up (RFC 9700 §4.4.2.2). */
    public URI redirectUri(String provider) {
        return at("/oauth/callback/" + provider);
    }

    public boolean secure() {
        return base().startsWith("https:");
    }
}
