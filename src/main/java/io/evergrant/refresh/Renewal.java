package io.evergrant.refresh;

import io.evergrant.grant.ClaimAnswer.Denial;
import io.evergrant.grant.HeldToken;

/** What came of asking for a renewal. */
public sealed interface Renewal {
    /**
     * There is a token that is good enough.
     *
     * @param renewed whether it was fetched just now
     */
    record Fresh(HeldToken token, boolean renewed) implements Renewal {}

    /** There is none to be had, and why. */
    record Unavailable(Denial denial) implements Renewal {}
}
