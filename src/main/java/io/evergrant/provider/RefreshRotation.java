package io.evergrant.provider;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a provider does with the refresh token that was used; it decides when one may be sent again. */
public enum RefreshRotation {
    /** It keeps it: sending it again does no harm. */
    NONE,
    /** It replaces it, and still takes the old one within a window. */
    GRACE,
    /** It replaces it, and revokes the grant where the old one comes again. */
    STRICT,
    /** Nobody has said. */
    UNKNOWN;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RefreshRotation> of(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire().equals(wire)).findFirst();
    }
}
