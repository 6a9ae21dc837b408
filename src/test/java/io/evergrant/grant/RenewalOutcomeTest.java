package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.endpoint.TokenOutcome.Kind;
import io.evergrant.endpoint.TokenOutcome.Refused;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import org.junit.jupiter.api.Test;

/** What a history calls an attempt, and whom it says to have asked. */
class RenewalOutcomeTest {
    private static final Unwell SERVER_ERROR = new Unwell(Kind.SERVER_ERROR, 500, null, false, "");

    @Test
    void whatMayHaveSpentTheTokenIsUnknown() {
        assertThat(RenewalOutcome.of(SERVER_ERROR, true)).isEqualTo(RenewalOutcome.UNKNOWN);
        assertThat(RenewalOutcome.of(SERVER_ERROR, false)).isEqualTo(RenewalOutcome.UNWELL);
        assertThat(RenewalOutcome.of(new Unwell(Kind.NOT_CONNECTED, 0, null, true, ""), true))
                .isEqualTo(RenewalOutcome.UNWELL);
        assertThat(RenewalOutcome.of(new Refused("invalid_grant", "", 400), true))
                .isEqualTo(RenewalOutcome.REFUSED);
    }

    @Test
    void whoAskedIsTheClockACallOrAPerson() {
        assertThat(AskedBy.of(new Wish.Clock())).isEqualTo(AskedBy.CLOCK);
        assertThat(AskedBy.of(new Wish.Stale())).isEqualTo(AskedBy.CALL);
        assertThat(AskedBy.of(new Wish.Caller(null))).isEqualTo(AskedBy.CALL);
        assertThat(AskedBy.of(new Wish.Rejected("x"))).isEqualTo(AskedBy.CALL);
        assertThat(AskedBy.of(new Wish.Now())).isEqualTo(AskedBy.PERSON);
        assertThat(AskedBy.of(new Wish.TryAgain())).isEqualTo(AskedBy.PERSON);
    }
}
