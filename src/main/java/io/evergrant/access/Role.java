package io.evergrant.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user, or a key that is not bound to an application's own list, may do. */
public enum Role {
    /** All. */
    ADMIN,
    /** Runs messages, handles grants and consents; configures nothing and reads no token. */
    OPERATOR,
    /** Reads all but secrets. */
    AUDITOR;

    /** The name in the API and in the container. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire().equals(wire)).findFirst();
    }
}
