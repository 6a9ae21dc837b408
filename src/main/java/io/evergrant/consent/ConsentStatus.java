package io.evergrant.consent;

import java.util.Locale;

/** What became of a request for consent. */
public enum ConsentStatus {
    /** Nobody has answered yet. */
    PENDING,
    /** A person has consented, but with another account than the grant's: an operator must say yes. */
    AWAITING_CONFIRMATION,
    COMPLETED,
    /** The person said no; the link still lives. */
    DENIED,
    /** It could not be done; the link still lives. */
    FAILED,
    EXPIRED,
    /** Whoever asked has taken it back. */
    WITHDRAWN;

    /** As the API writes it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
