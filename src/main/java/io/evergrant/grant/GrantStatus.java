package io.evergrant.grant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a grant is, in the words of the API. */
public enum GrantStatus {
    /** Renewed without anyone. */
    ACTIVE,
    /** Works; a human is needed within 30 days, or within half of the consent's life. */
    ENDING,
    /** The provider is unwell; retried. */
    FAILING,
    /** The provider refuses us; kept, until someone changes something. */
    SUSPENDED,
    /** A human is needed now. */
    CONSENT_REQUIRED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GrantStatus> of(String wire) {
        return Arrays.stream(values()).filter(v -> v.wire().equals(wire)).findFirst();
    }
}
