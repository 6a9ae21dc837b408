package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private final Consent consent =
            new Consent(Asking.now("crm", "default", null), "p1", "user jonas", Randoms.hash("token"), NOON);

    private void fail() {
        consent.end(ConsentStatus.FAILED, Faults.STATE_EXPIRED.at(NOON), NOON);
    }

    @Test
    @DisplayName("A25 only one exchange is under way at a time, whatever is clicked")
    void onlyOneExchangeIsUnderWay() {
        assertThat(consent.beginExchange("s1", 7, NOON)).isTrue();
        assertThat(consent.beginExchange("s2", 8, NOON)).isFalse();
        consent.complete("ada", NOON);
        assertThat(consent.beginExchange("s3", 9, NOON)).isFalse();
    }

    @Test
    void aConsentThatSucceededSpendsTheLink() {
        consent.complete("ada", NOON);
        assertThat(consent.mayStart(NOON)).isFalse();
        fail();
        assertThat(consent.status(NOON)).isEqualTo(ConsentStatus.COMPLETED);
    }

    @Test
    void aNoAndAFailureSpendNothing() {
        fail();
        assertThat(consent.mayStart(NOON)).isTrue();
        consent.end(ConsentStatus.DENIED, Faults.DECLINED.at(NOON), NOON);
        assertThat(consent.mayStart(NOON)).isTrue();
        consent.started();
        assertThat(consent.status(NOON)).isEqualTo(ConsentStatus.PENDING);
        assertThat(consent.error()).isNull();
    }

    @Test
    void aLinkThatNobodyUsedExpires() {
        Instant end = NOON.plus(Asking.USUAL);
        assertThat(consent.mayStart(end.minusMillis(1))).isTrue();
        assertThat(consent.mayStart(end)).isFalse();
        assertThat(consent.status(end)).isEqualTo(ConsentStatus.EXPIRED);
    }

    @Test
    void whoeverSetOutInTimeMayStillComeBack() {
        Instant late = NOON.plus(Asking.USUAL).plusSeconds(60);
        assertThat(consent.beginExchange("s1", 7, late)).isTrue();
        consent.complete("ada", late);
        assertThat(consent.status(late)).isEqualTo(ConsentStatus.COMPLETED);
    }

    @Test
    void whatWasTakenBackStaysSo() {
        consent.beginExchange("s1", 7, NOON);
        consent.end(ConsentStatus.WITHDRAWN, null, NOON);
        consent.complete("ada", NOON);
        assertThat(consent.status(NOON)).isEqualTo(ConsentStatus.WITHDRAWN);
    }

    @Test
    void anExchangeWhoseNodeDiedIsNoticed() {
        consent.beginExchange("s1", 7, NOON);
        assertThat(consent.exchangeHasDied(NOON.plusSeconds(60))).isFalse();
        assertThat(consent.exchangeHasDied(NOON.plus(Duration.ofMinutes(2)))).isTrue();
    }
}
