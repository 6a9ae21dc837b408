package io.evergrant.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told ahead of a day, and what ends with a human's consent. */
class DaysTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final TestHub hub = new TestHub();

    @BeforeEach
    void furnish() {
        hub.provider("acme").grant("acme", "ö a");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private TestHub needed(Duration in, Duration ahead) {
        Instant day = hub.time.now().plus(in);
        return hub.sql("UPDATE oauth_grant SET human_needed_by = ?1, ending_at = ?2", day, day.minus(ahead));
    }

    private TestHub daily(int days) {
        for (int i = 0; i < days; i++) {
            hub.after(DAY);
        }
        return hub;
    }

    @Test
    void tellsThirtySevenAndOneDaysAheadOnce() {
        needed(Duration.ofDays(40), Duration.ofDays(30));
        assertThat(daily(9).told()).isEmpty();
        assertThat(daily(2).told()).hasSize(1);
        assertThat(hub.told().get(0).severity()).isEqualTo(Severity.INFO);
        assertThat(daily(20).told()).hasSize(1);
        assertThat(daily(5).told()).hasSize(2);
        assertThat(hub.told().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(daily(6).told()).hasSize(3);
        assertThat(daily(3).told()).hasSize(3);
        assertThat(hub.open()).as("the last one stands").singleElement().satisfies(notice -> {
            assertThat(notice.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(notice.title()).startsWith("Human needed by ").endsWith("grant acme · ö a");
            assertThat(notice.page()).hasToString("https://grants.example.com/profiles/acme/grants/%C3%B6%20a");
            assertThat(notice.text()).contains("UTC", "given by ada", "It says so.");
        });
    }

    @Test
    void whoeverIsToldLateIsToldOnce() {
        needed(Duration.ofHours(20), Duration.ofDays(30)).look().after(Duration.ofHours(1));
        assertThat(hub.told()).singleElement().matches(n -> n.severity() == Severity.CRITICAL);
    }

    @Test
    void aShortConsentIsNotToldOfBeforeHalfOfItIsOver() {
        needed(Duration.ofDays(7), Duration.ofDays(3)).look();
        assertThat(daily(3).told()).isEmpty();
        assertThat(daily(2).told()).hasSize(1);
    }

    @Test
    void aNewConsentEndsIt() {
        needed(Duration.ofDays(5), Duration.ofDays(30)).look();
        assertThat(hub.open()).hasSize(1);
        hub.sql("UPDATE oauth_grant SET generation = 2");
        needed(Duration.ofDays(90), Duration.ofDays(30)).after(Duration.ofMinutes(1));
        assertThat(hub.open()).isEmpty();
        assertThat(daily(61).open()).hasSize(1);
        assertThat(hub.titles()).doesNotContain("recovered grant acme · ö a").hasSize(2);
    }

    @Test
    void aDayThatRenewalsMoveByMomentsIsTheSameDay() {
        needed(Duration.ofDays(5), Duration.ofDays(30)).look();
        for (int i = 0; i < 5; i++) {
            needed(Duration.ofDays(5).plusSeconds(i), Duration.ofDays(30)).after(Duration.ofMinutes(20));
        }
        assertThat(hub.told()).hasSize(1);
        assertThat(hub.open()).hasSize(1);
    }

    @Test
    void aDeadGrantIsToldOnceWithItsPageAndEndsWithAConsent() {
        needed(Duration.ofDays(5), Duration.ofDays(30)).look();
        hub.sql("UPDATE oauth_grant SET dead = TRUE")
                .sql(
                        "UPDATE grant_attempt SET failures = 1, failing_since = ?1, due_at = NULL,"
                                + " error_detail = 'Acme said no.', error_remedy = 'Consent.'",
                        hub.time.now());
        hub.after(Duration.ofMinutes(1)).after(Duration.ofMinutes(1)).after(DAY);
        assertThat(hub.open()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.CONSENT_REQUIRED);
            assertThat(notice.object()).isEqualTo("grant acme · ö a");
            assertThat(notice.text()).contains("Acme said no.", "given by ada", "on behalf of ö a");
        });
        hub.sql("UPDATE oauth_grant SET dead = FALSE, generation = 2, human_needed_by = NULL")
                .after(Duration.ofMinutes(1))
                .after(DAY);
        assertThat(hub.open()).isEmpty();
        assertThat(hub.titles()).containsExactly("human_needed grant acme · ö a", "consent_required grant acme · ö a");
    }

    @Test
    void theEndOfAClientSecretIsToldAheadToo() {
        Instant end = hub.time.now().plus(Duration.ofDays(29));
        hub.sql("UPDATE provider SET client_secret_expires_at = ?1", end).look();
        assertThat(daily(25).titles()).containsExactly("secret_ending provider acme", "secret_ending provider acme");
        hub.sql("UPDATE provider SET client_secret_expires_at = ?1", end.plus(Duration.ofDays(365)))
                .after(Duration.ofMinutes(1));
        assertThat(hub.open()).isEmpty();
    }
}
