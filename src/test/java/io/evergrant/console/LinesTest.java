package io.evergrant.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.console.Line.Bar;
import io.evergrant.console.Line.Label;
import io.evergrant.grant.Fault;
import io.evergrant.grant.GrantStatus;
import io.evergrant.grant.GrantView;
import io.evergrant.grant.Past;
import io.evergrant.grant.RenewalDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where things stand on the two lines of a grant's life. */
class LinesTest {
    private static final Instant GRANTED = Instant.parse("2026-11-19T00:00:00Z");
    private static final Instant NOW = days(4);
    private static final Past NOTHING = new Past(List.of(), List.of(), true);

    @Test
    void aConsentReachesFromItsDayToTheDayAHumanIsNeeded() {
        Line line = ConsentLine.of(grant(GrantStatus.ENDING, days(8), days(4), null), NOTHING, NOW);
        assertThat(line.now()).isEqualTo("50.00%");
        assertThat(words(line)).containsExactly("Granted", "Ending since", "Human needed by");
        assertThat(line.bars()).containsExactly(new Bar("50.00%", "50.00%", "warn-soft"));
    }

    @Test
    void aConsentWithoutAnEndIsLeftOpen() {
        Line line = ConsentLine.of(grant(GrantStatus.ACTIVE, null, null, null), NOTHING, NOW);
        assertThat(line.now()).isEqualTo("85.71%");
        assertThat(words(line)).containsExactly("Granted", "No end known");
    }

    @Test
    void aDeadGrantShowsItsLastFourteenDays() {
        Instant now = days(100);
        Fault fault = new Fault("invalid_grant", "", "", days(93));
        Line line = ConsentLine.of(grant(GrantStatus.CONSENT_REQUIRED, days(93), null, fault), NOTHING, now);
        assertThat(words(line)).containsExactly("Last 14 days", "Refused");
        assertThat(line.marks().get(0).x()).isEqualTo("50.00%");
        assertThat(line.now()).isEqualTo("100.00%");
    }

    @Test
    void ofManyRenewalsTheTicksAreDaysAndDaysWithTroubleAreTaller() {
        Past past = new Past(
                List.of(),
                List.of(
                        new RenewalDay(GRANTED, 24, 0, 0),
                        new RenewalDay(days(1), 20, 1, 2),
                        new RenewalDay(days(2), 0, 0, 9)),
                false);
        Line line = ConsentLine.of(grant(GrantStatus.ACTIVE, days(8), null, null), past, NOW);
        assertThat(line.ticks()).extracting(Bar::x).containsExactly("0.00%", "12.50%", "25.00%");
        assertThat(line.ticks()).extracting(Bar::tone).containsExactly("ok", "tall warn", "tall bad");
    }

    @Test
    void aTokenThatHasEndedStandsBeforeNow() {
        GrantView grant = grant(GrantStatus.FAILING, null, null, null);
        Line line = TokenLine.of(grant, GRANTED.plus(Duration.ofHours(2)));
        assertThat(line).isNotNull();
        assertThat(words(line)).containsExactly("Received", "Ended");
        assertThat(line.now()).isEqualTo("100.00%");
    }

    private static List<String> words(Line line) {
        return line.labels().stream().map(Label::word).toList();
    }

    private static Instant days(int days) {
        return GRANTED.plus(Duration.ofDays(days));
    }

    /** Its access token lives for the first hour. */
    private static GrantView grant(
            GrantStatus status, @Nullable Instant by, @Nullable Instant ending, @Nullable Fault fault) {
        Instant ends = GRANTED.plus(Duration.ofHours(1));
        return new GrantView(
                "crm", "default", "acme", status, List.of(), null, Map.of(), "ada", GRANTED, true, ends, null, by, "",
                ending, null, null, 0, null, List.of(), fault, false);
    }
}
