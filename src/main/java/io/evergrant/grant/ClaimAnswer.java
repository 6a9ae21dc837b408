package io.evergrant.grant;

import io.evergrant.profile.Profile;
import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking for a claim. */
public sealed interface ClaimAnswer {
    /**
     * It is ours: one request may be sent now, once.
     *
     * @param refreshToken what is spent by it; null for a grant that needs none
     * @param claimedNanos the node's monotonic time of the claim: five seconds later it is too old to be used
     */
    record Claimed(
            String grantId,
            long generation,
            long attempt,
            Provider provider,
            Profile profile,
            String subject,
            @Nullable Secret refreshToken,
            @Nullable String refreshPrint,
            @Nullable String account,
            long claimedNanos)
            implements ClaimAnswer {}

    /** The stored token is good enough: someone else was faster, or it is not due. */
    record NotDue(HeldToken token) implements ClaimAnswer {}

    /** Someone else is at it, or no slot is free: ask again soon. */
    record Busy() implements ClaimAnswer {}

    /** Nothing will be sent now. */
    record Denied(Denial denial) implements ClaimAnswer {}

    /**
     * Why nothing is sent.
     *
     * @param retryAfter when it may be otherwise, or null where only a person changes it
     */
    record Denial(Reason reason, Fault fault, @Nullable Duration retryAfter) {}

    /** The codes of the token endpoint of our API. */
    enum Reason {
        CONSENT_REQUIRED,
        PAUSED,
        UNAVAILABLE
    }
}
