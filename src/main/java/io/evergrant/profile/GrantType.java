package io.evergrant.profile;

import java.util.Arrays;
import java.util.Optional;

/** How tokens are asked for (RFC 6749 §1.3, RFC 7523 §2.1). */
public enum GrantType {
    AUTHORIZATION_CODE("authorization_code", true),
    CLIENT_CREDENTIALS("client_credentials", false),
    JWT_BEARER("urn:ietf:params:oauth:grant-type:jwt-bearer", false);

    private final String wire;
    private final boolean human;

    GrantType(String wire, boolean human) {
        this.wire = wire;
        this.human = human;
    }

    /** The {@code grant_type} of the standards and of the API. */
    public String wire() {
        return wire;
    }

    /** Whether a person must consent before the first token. */
    public boolean needsHuman() {
        return human;
    }

    public static Optional<GrantType> of(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire.equals(wire)).findFirst();
    }
}
