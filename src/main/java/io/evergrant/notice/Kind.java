package io.evergrant.notice;

import java.util.Locale;

/** Why someone is told. */
public enum Kind {
    /** A human is needed by a day: told 30 days, 7 days and 1 day ahead. */
    HUMAN_NEEDED,
    /** A human is needed now: the provider no longer accepts the consent. */
    CONSENT_REQUIRED,
    /** The provider refuses our registration. */
    PROVIDER_PAUSED,
    /** The provider refuses what one profile asks. */
    PROFILE_PAUSED,
    /** For a quarter of an hour grants could not be renewed. */
    OUTAGE,
    /** A client secret has an end: told 30 days, 7 days and 1 day ahead. */
    SECRET_ENDING,
    /** A pause or an outage is over, and has stayed so. */
    RECOVERED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its end is told too. */
    boolean recovers() {
        return this == PROVIDER_PAUSED || this == PROFILE_PAUSED || this == OUTAGE;
    }
}
