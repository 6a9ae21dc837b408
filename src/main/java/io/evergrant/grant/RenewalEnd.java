package io.evergrant.grant;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a renewal that was asked for.
 *
 * @param tries how many attempts since the last success, this one included
 * @param took null where nobody knows
 */
record RenewalEnd(
        RenewalOutcome outcome,
        @Nullable String code,
        int tries,
        @Nullable Duration took) {}
