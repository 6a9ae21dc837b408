package io.evergrant.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pauses and outages: each is told once, and once that it is over. */
class PauseTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final TestHub hub = new TestHub();

    @BeforeEach
    void furnish() {
        hub.provider("acme").grant("acme", "a").grant("acme", "b");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private TestHub pause(String what) {
        return hub.sql(
                "UPDATE standing SET paused_at = ?2, error_detail = 'Acme refused us.', error_remedy = 'Mend it.'"
                        + " WHERE id = ?1",
                what,
                hub.time.now());
    }

    private TestHub resume(String what) {
        return hub.sql("UPDATE standing SET paused_at = NULL WHERE id = ?1", what);
    }

    private TestHub failing() {
        return hub.sql("UPDATE grant_attempt SET failures = 3, failing_since = ?1", hub.time.now());
    }

    @Test
    @DisplayName("F20 a paused provider is one notice, however many grants it holds")
    void aPausedProviderIsOneNotice() {
        failing();
        hub.sql("UPDATE oauth_grant SET dead = TRUE WHERE subject = 'b'");
        pause("provider acme");
        pause("profile acme").look().after(SOON).after(QUARTER).after(Duration.ofDays(3));
        assertThat(hub.told()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.PROVIDER_PAUSED);
            assertThat(notice.object()).isEqualTo("provider acme");
            assertThat(notice.page()).hasToString("https://grants.example.com/providers/acme");
            assertThat(notice.text()).contains("Acme refused us.", "2 grants", "Mend it.", "Who can do it: ");
            assertThat(notice.endedAt()).isNull();
            assertThat(notice.deliveries())
                    .singleElement()
                    .matches(d -> d.channel().equals("mail"));
        });
    }

    @Test
    void recoveryIsToldOnceAndOnlyWhenItHasLasted() {
        pause("provider acme").look();
        resume("provider acme").after(SOON);
        assertThat(hub.open()).isEmpty();
        assertThat(hub.titles()).containsExactly("provider_paused provider acme");
        hub.after(QUARTER).after(SOON).after(QUARTER);
        assertThat(hub.titles()).containsExactly("provider_paused provider acme", "recovered provider acme");
        assertThat(hub.told().get(0).endedAt()).isNotNull();
        pause("provider acme").after(SOON);
        assertThat(hub.titles()).hasSize(3).last().isEqualTo("provider_paused provider acme");
    }

    @Test
    @DisplayName("R5 what ends and begins again within a quarter of an hour goes on silently")
    void flappingRepeatsNothing() {
        pause("profile acme").look();
        for (int i = 0; i < 20; i++) {
            resume("profile acme").after(Duration.ofMinutes(5));
            assertThat(hub.open()).isEmpty();
            pause("profile acme").after(Duration.ofMinutes(5));
            assertThat(hub.open()).hasSize(1);
        }
        assertThat(hub.titles()).containsExactly("profile_paused profile acme");
        assertThat(hub.told().get(0).page()).hasToString("https://grants.example.com/profiles/acme");
    }

    @Test
    void anOutageIsToldAfterAQuarterOfAnHour() {
        failing().after(SOON).after(QUARTER.minus(SOON).minusSeconds(1));
        assertThat(hub.told()).isEmpty();
        hub.after(SOON).after(SOON);
        assertThat(hub.titles()).containsExactly("outage provider acme");
        assertThat(hub.told().get(0).text()).contains("2 grants of acme could not be renewed since");
        hub.sql("UPDATE grant_attempt SET failures = 0, failing_since = NULL")
                .after(SOON)
                .after(QUARTER);
        assertThat(hub.titles()).containsExactly("outage provider acme", "recovered provider acme");
    }

    @Test
    void anOpenCircuitIsAnOutageToo() {
        hub.sql("UPDATE standing SET circuit_since = ?1 WHERE id = 'provider acme'", hub.time.now());
        hub.after(QUARTER).after(QUARTER);
        assertThat(hub.titles()).containsExactly("outage provider acme");
    }

    @Test
    void anOutageThatEndsInAPauseRecoversOnce() {
        failing().after(QUARTER);
        pause("provider acme").after(SOON);
        hub.sql("UPDATE grant_attempt SET failures = 0, failing_since = NULL");
        resume("provider acme").after(SOON).after(QUARTER).after(QUARTER);
        assertThat(hub.titles())
                .containsExactly("outage provider acme", "provider_paused provider acme", "recovered provider acme");
    }

    @Test
    void grantsThatStillFailRightAfterAPauseAreNoOutageYet() {
        failing();
        pause("provider acme").after(QUARTER.plus(QUARTER));
        resume("provider acme").after(SOON);
        assertThat(hub.titles()).containsExactly("provider_paused provider acme");
    }

    @Test
    void whatWasDeletedHasNotRecovered() {
        pause("profile acme").look();
        hub.sql("DELETE FROM standing WHERE id = 'profile acme'").after(SOON).after(QUARTER);
        assertThat(hub.titles()).containsExactly("profile_paused profile acme");
        assertThat(hub.open()).isEmpty();
    }
}
