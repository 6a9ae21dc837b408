package io.evergrant.refresh;

import io.evergrant.endpoint.TokenOutcome;
import io.evergrant.endpoint.TokenOutcome.Kind;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import io.evergrant.grant.ClaimAnswer.Denial;
import io.evergrant.grant.ClaimAnswer.Reason;
import io.evergrant.grant.Fault;
import java.time.Duration;
import java.time.Instant;

/** Why there is no token, where neither the provider nor the grant is to blame. */
final class Denials {
    private Denials() {}

    static Denial waitedLongEnough(Instant now) {
        return new Denial(
                Reason.UNAVAILABLE,
                new Fault(
                        "busy",
                        "Another request for this token is on its way and has not ended yet.",
                        "Ask again.",
                        now),
                Duration.ofSeconds(2));
    }

    static Denial databaseAway(Instant now) {
        return new Denial(
                Reason.UNAVAILABLE,
                new Fault(
                        "database_away",
                        "Evergrant's database does not answer, so no attempt can be written down and nothing is sent.",
                        "Look at the database. What lives is served meanwhile, and everything goes on by itself.",
                        now),
                Duration.ofSeconds(5));
    }

    static boolean isBusy(Denial denial) {
        return denial.fault().code().equals("busy");
    }

    static boolean isSuperseded(Renewal renewal) {
        return renewal instanceof Renewal.Unavailable unavailable
                && unavailable.denial().fault().code().equals("superseded");
    }

    /** The grant that was asked for is gone; there may be a newer one. */
    static boolean isForWantOfGrant(Denial denial) {
        return denial.fault().code().equals("no_grant");
    }

    static boolean isForWantOfDatabase(Denial denial) {
        return denial.fault().code().equals("database_away");
    }

    static Denial superseded(Instant now) {
        return new Denial(
                Reason.UNAVAILABLE,
                new Fault("superseded", "The grant was changed while its token was asked for.", "Ask again.", now),
                Duration.ofSeconds(1));
    }

    static TokenOutcome ourFault() {
        return new Unwell(
                Kind.BROKEN,
                0,
                null,
                false,
                "The request failed by a fault of Evergrant's own; the server's log has it.");
    }
}
