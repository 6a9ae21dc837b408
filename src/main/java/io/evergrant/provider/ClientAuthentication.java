package io.evergrant.provider;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the client proves itself at the provider's endpoints (RFC 6749 §2.3, OIDC Core §9). */
public enum ClientAuthentication {
    CLIENT_SECRET_BASIC,
    CLIENT_SECRET_POST,
    PRIVATE_KEY_JWT,
    NONE;

    /** The name in the standards and in the API. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ClientAuthentication> of(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire().equals(wire)).findFirst();
    }

    public boolean needsSecret() {
        return this == CLIENT_SECRET_BASIC || this == CLIENT_SECRET_POST;
    }
}
