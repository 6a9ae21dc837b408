package io.evergrant.grant;

import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.node.NodeClock;
import io.evergrant.profile.Profile;
import io.evergrant.provider.Ends;
import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of asking for a claim. */
public sealed interface ClaimAnswer {
    /**
     * It is ours: one request may be sent now, once.
     *
     * @param refreshToken what is spent by it; null for a grant that needs none
     * @param claimedAt the same moment as an instant, for people
     * @param claimedNanos the node's monotonic time of the claim: five seconds later it is too old to be used
     * @param claimedWallNanos the same by the machine's time of day
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
            List<String> scopes,
            AskedBy askedBy,
            Instant claimedAt,
            long claimedNanos,
            long claimedWallNanos)
            implements ClaimAnswer {
        static Claimed of(
                Grant grant,
                long attempt,
                Provider provider,
                Profile profile,
                @Nullable Secret refreshToken,
                RenewalRequest request,
                NodeClock clock) {
            return new Claimed(
                    grant.id(),
                    grant.generation(),
                    attempt,
                    provider,
                    profile,
                    grant.subject(),
                    refreshToken,
                    grant.refresh().print(),
                    grant.account(),
                    grant.scopes(),
                    request.by(),
                    request.at(),
                    clock.nanoTime(),
                    clock.wallNanos());
        }

        /** The token that an answer brought, before the database has it. */
        public HeldToken held(Issued issued) {
            Ends ends = provider.settings().ends();
            Duration life = issued.life() == null ? ends.defaultLifetime() : issued.life();
            Instant sent = issued.sentAt();
            return new HeldToken(
                    grantId,
                    profile.name(),
                    subject,
                    generation,
                    attempt,
                    issued.accessToken(),
                    issued.tokenType(),
                    life == null ? null : sent.plus(life),
                    life == null ? null : Lifetimes.staleAt(sent, life, 0.5),
                    life,
                    issued.scopes() == null ? scopes : issued.scopes(),
                    profile.settings().origins(),
                    ends.refreshRevokesAccessToken(),
                    profile.settings().ahead());
        }
    }

    /** The journal has an answer that the database has lost: it is given back first. */
    record Lost(JournalEntry entry) implements ClaimAnswer {}

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
