package io.evergrant.grant;

import io.evergrant.endpoint.TokenOutcome;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.endpoint.TokenOutcome.Refused;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import java.util.Locale;

/** How an attempt ended. */
public enum RenewalOutcome {
    RENEWED,
    /** The provider answered with an OAuth error. */
    REFUSED,
    /** The provider was not well; the refresh token is unspent, or there is none. */
    UNWELL,
    /** The refresh token may have been spent: no answer that could be understood came back. */
    UNKNOWN;

    static RenewalOutcome of(TokenOutcome outcome, boolean spends) {
        if (outcome instanceof Issued) {
            return RENEWED;
        }
        if (outcome instanceof Refused) {
            return REFUSED;
        }
        return spends && outcome instanceof Unwell unwell && !unwell.provenUnspent() ? UNKNOWN : UNWELL;
    }

    /** As the REST API names it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
