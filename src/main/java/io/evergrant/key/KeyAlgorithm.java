package io.evergrant.key;

import java.util.Arrays;
import java.util.Optional;

/** What a signing key can be generated for (RFC 7518 §3.1, RFC 8037 §3.1). */
public enum KeyAlgorithm {
    RS256("RS256"),
    PS256("PS256"),
    ES256("ES256"),
    EDDSA("EdDSA");

    private final String wire;

    KeyAlgorithm(String wire) {
        this.wire = wire;
    }

    /** The name in the standards and in the API. */
    public String wire() {
        return wire;
    }

    public static Optional<KeyAlgorithm> of(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire.equals(wire)).findFirst();
    }
}
