package io.evergrant.console;

import io.evergrant.grant.Grant;
import io.evergrant.grant.GrantStatus;
import io.evergrant.grant.GrantView;
import io.evergrant.grant.Grants;
import io.evergrant.grant.Past;
import io.evergrant.grant.PastRenewals;
import io.evergrant.grant.RenewalDay;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A grant's life as two lines, each also in a sentence and as a table. */
@Named("lifeline")
@RequestScoped
public class LifelineView {
    private static final int DAYS = 31;

    /** A token lives from its sending on, and its grant from when it was stored. */
    private static final Duration STORED = Duration.ofSeconds(2);

    @Inject
    Grants grants;

    @Inject
    PastRenewals renewals;

    @Inject
    Times times;

    private @Nullable Past past;

    /** What is known of the time that the line shows. */
    public Past past(GrantView grant) {
        if (past == null) {
            Instant start = ConsentLine.start(grant, times.getNow());
            past = grants.find(grant.profile(), grant.subject())
                    .map(Grant::id)
                    .map(id -> renewals.since(id, start))
                    .orElseGet(() -> new Past(List.of(), List.of(), true));
        }
        return past;
    }

    public Line consent(GrantView grant) {
        return ConsentLine.of(grant, past(grant), times.getNow());
    }

    public @Nullable Line token(GrantView grant) {
        return TokenLine.of(grant, times.getNow());
    }

    /** How long the consent lasts. */
    public String life(GrantView grant) {
        Instant end = grant.humanNeededBy();
        if (GrantWords.isMachine(grant)) {
            return Words.text("day.machine");
        }
        return end == null || dead(grant)
                ? Words.text("line.noEnd")
                : Words.text("line.fixed", Times.length(Duration.between(grant.grantedAt(), end)));
    }

    public String tokenLife(GrantView grant) {
        Instant end = grant.accessTokenExpiresAt();
        return end == null
                ? ""
                : Times.length(Duration.between(TokenLine.received(grant), end).plus(STORED));
    }

    /** {@code 105 renewals, 1 with retries}. */
    public String count(GrantView grant) {
        Past known = past(grant);
        String renewed = Words.counted("count.renewals", known.renewed());
        return known.retried() == 0 ? renewed : renewed + Words.text("line.retried", known.retried());
    }

    /** The consent's line in a sentence. */
    public String sentence(GrantView grant) {
        Instant end = grant.humanNeededBy();
        String began = Words.text("line.sentence", times.show(grant.grantedAt(), "minute"), count(grant));
        if (dead(grant)) {
            return began + (end == null ? "" : " " + Words.text("line.sentenceDead", times.show(end, "minute")));
        }
        return began + " "
                + (end == null
                        ? Words.text(GrantWords.isMachine(grant) ? "line.sentenceMachine" : "line.sentenceOpen")
                        : Words.text("line.sentenceEnd", times.show(end, "minute"), times.distance(end)));
    }

    /** The token's line in a sentence. */
    public String tokenSentence(GrantView grant) {
        Instant end = grant.accessTokenExpiresAt();
        Instant next = grant.nextRefreshAt();
        String said = Words.text(
                "line.token",
                times.show(TokenLine.received(grant), "second"),
                end == null ? "–" : times.show(end, "second"));
        return next == null || dead(grant)
                ? said
                : said + " " + Words.text("line.tokenNext", times.show(next, "second"));
    }

    private static boolean dead(GrantView grant) {
        return grant.status() == GrantStatus.CONSENT_REQUIRED;
    }

    /** The days with renewals, the newest first. */
    public List<RenewalDay> days(GrantView grant) {
        List<RenewalDay> days = new ArrayList<>(past(grant).days());
        Collections.reverse(days);
        return days.subList(0, Math.min(DAYS, days.size()));
    }
}
