package io.evergrant.provider;

import java.net.URI;
import java.util.Map;

/** A provider's settings with one thing otherwise. */
public final class Bent {
    private Bent() {}

    public static ProviderSettings at(ProviderSettings s, Endpoints endpoints, String issuer) {
        return new ProviderSettings(s.displayName(), issuer, endpoints, s.registration(), s.manner(), s.ends());
    }

    public static ProviderSettings registered(ProviderSettings s, Registration registration) {
        return new ProviderSettings(s.displayName(), s.issuer(), s.endpoints(), registration, s.manner(), s.ends());
    }

    public static ProviderSettings authenticating(ProviderSettings s, String clientId, ClientAuthentication how) {
        return registered(s, new Registration(clientId, null, how, false, null, null, null));
    }

    public static ProviderSettings ending(ProviderSettings s, Ends ends) {
        return new ProviderSettings(s.displayName(), s.issuer(), s.endpoints(), s.registration(), s.manner(), ends);
    }

    /** All endpoints of a server that has the usual paths. */
    public static Endpoints endpoints(String base) {
        URI root = URI.create(base + "/");
        return new Endpoints(
                root.resolve("authorize"),
                root.resolve("token"),
                root.resolve("revoke"),
                null,
                root.resolve("userinfo"),
                root.resolve("jwks"),
                null,
                null,
                null);
    }

    public static Manner withTokenParameters(Map<String, String> parameters, Map<String, String> headers) {
        Manner m = Manner.STANDARD;
        return new Manner(m.pkce(), m.formPost(), m.scopeSeparator(), Map.of(), parameters, headers, null, null, null);
    }
}
