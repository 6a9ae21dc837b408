package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.node.TestTime;
import io.evergrant.provider.Ends;
import io.evergrant.provider.RefreshRotation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A refresh token whose last sending had no known outcome: when may it be sent again? */
class SpendRuleTest {
    private static final Instant SENT = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant UNKNOWN = SENT.plusSeconds(20);
    private static final Instant TOKEN_ENDS = SENT.plusSeconds(3600);

    @Test
    void atOnceWhereTheProviderKeepsUsedTokens() {
        assertThat(allowed(RefreshRotation.NONE, UNKNOWN)).isEqualTo(UNKNOWN);
    }

    @Test
    void atOnceWithinTheWindowOfAGraceProviderAndLikeStrictAfterIt() {
        assertThat(allowed(RefreshRotation.GRACE, SENT.plusSeconds(29))).isEqualTo(UNKNOWN);
        assertThat(allowed(RefreshRotation.GRACE, SENT.plusSeconds(30))).isEqualTo(TOKEN_ENDS);
    }

    @Test
    void onlyWhenTheAccessTokenHasDiedWhereUsedTokensAreFatalOrNobodyKnows() {
        assertThat(allowed(RefreshRotation.STRICT, UNKNOWN)).isEqualTo(TOKEN_ENDS);
        assertThat(allowed(RefreshRotation.UNKNOWN, UNKNOWN)).isEqualTo(TOKEN_ENDS);
    }

    @Test
    void aRefusalOfTheAccessTokenAfterTheAttemptCountsAsItsDeath() {
        Instant refused = UNKNOWN.plusSeconds(60);
        assertThat(rule(RefreshRotation.STRICT, false).allowedAt(UNKNOWN, SENT, TOKEN_ENDS, refused, refused))
                .isEqualTo(refused);
        Instant before = UNKNOWN.minusSeconds(60);
        assertThat(rule(RefreshRotation.STRICT, false).allowedAt(UNKNOWN, SENT, TOKEN_ENDS, before, UNKNOWN))
                .isEqualTo(TOKEN_ENDS);
    }

    @Test
    void anHourLaterWhereTheAccessTokenHasNoEnd() {
        assertThat(rule(RefreshRotation.STRICT, false).allowedAt(UNKNOWN, SENT, null, null, UNKNOWN))
                .isEqualTo(UNKNOWN.plus(Duration.ofHours(1)));
    }

    @Test
    void anUnknownProviderThatKeptTheTokenLastTimeCountsAsOneThatKeepsIt() {
        assertThat(rule(RefreshRotation.UNKNOWN, true).rotation()).isEqualTo(RefreshRotation.NONE);
        assertThat(rule(RefreshRotation.STRICT, true).rotation()).isEqualTo(RefreshRotation.STRICT);
    }

    @Test
    void aRequestThatSpendsNoRefreshTokenHarmsNobody() {
        assertThat(SpendRule.of(ends(RefreshRotation.STRICT), false, false).harms())
                .isFalse();
    }

    private static Instant allowed(RefreshRotation rotation, Instant now) {
        return rule(rotation, false).allowedAt(UNKNOWN, SENT, TOKEN_ENDS, null, now);
    }

    private static SpendRule rule(RefreshRotation rotation, boolean kept) {
        return SpendRule.of(ends(rotation), true, kept);
    }

    private static Ends ends(RefreshRotation rotation) {
        return new Ends(null, rotation, Duration.ofSeconds(30), null, null, false, 4);
    }

    @Test
    @DisplayName("P11 a grace window is no longer than it is, where the clock runs at half speed")
    void windowsRunOnMonotonicTime() {
        TestTime time = new TestTime();
        SpendRule rule = new SpendRule(RefreshRotation.GRACE, Duration.ofSeconds(30));
        Attempt attempt = new Attempt("g", "acme", "crm", null);
        attempt.claim(new RenewalRequest(time.now(), AskedBy.CLOCK, "n"), true);
        attempt.unwell(Faults.lost(time.now()), time.now(), true);
        Instant ends = time.now().plusSeconds(3600);
        HeldAccess access = new HeldAccess("sealed", null, time.now(), ends, null);
        time.step(Duration.ofSeconds(20));
        assertThat(rule.allowedAt(attempt, access, time)).isBefore(time.now());
        time.lag(Duration.ofSeconds(15));
        assertThat(rule.allowedAt(attempt, access, time)).isEqualTo(ends.minusSeconds(15));
    }
}
