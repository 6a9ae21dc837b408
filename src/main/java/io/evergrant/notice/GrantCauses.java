package io.evergrant.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Causes that are one grant's own, and that nobody was told of yet. */
@ApplicationScoped
@Transactional
class GrantCauses {
    private static final String COLUMNS = "SELECT g.id, g.generation, g.profile, g.subject, g.provider,"
            + " COALESCE(p.display_name, p.name), g.account_name, g.granted_by, g.granted_at, ";
    private static final String NAME = "g.id || '/' || g.generation";

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    /** Dead grants that nobody tries again; while the provider is paused, one notice stands for all of them. */
    List<Cause> dead(int limit) {
        return Row.read(
                entities.createNativeQuery(COLUMNS + "a.error_detail, a.error_remedy, a.error_code FROM oauth_grant g"
                        + " JOIN grant_attempt a ON a.grant_id = g.id JOIN provider p ON p.name = g.provider"
                        + " WHERE g.dead = TRUE AND a.due_at IS NULL"
                        + Holding.untold("'consent_required ' || " + NAME)
                        + Holding.untold("'provider_paused provider ' || g.provider")
                        + " ORDER BY a.error_at LIMIT " + limit),
                GrantCauses::dead);
    }

    private static Cause dead(Row row) {
        String remedy = row.text(10).isEmpty() ? "Renew the consent." : row.text(10);
        return cause(
                Kind.CONSENT_REQUIRED,
                row,
                Words.coded(row.text(9), row.text(11)),
                calls(row) + ", as soon as the access token ends.",
                remedy + " On the grant's page choose Get OAuth token, or send a consent link.");
    }

    /** Days that have come as near as this stage; none before half of a short consent is over. */
    List<Cause> days(int stage, Instant now, int limit) {
        return Row.read(
                entities.createNativeQuery(COLUMNS + "g.human_needed_reason, g.human_needed_by FROM oauth_grant g"
                                + " JOIN provider p ON p.name = g.provider"
                                + " WHERE g.human_needed_by <= ?1 AND g.ending_at <= ?2 AND g.dead = FALSE"
                                + Holding.untold("'human_needed ' || " + NAME + " AND n.stage <= ?3")
                                + " ORDER BY g.human_needed_by LIMIT " + limit)
                        .setParameter(1, Ahead.end(stage, now).toEpochMilli())
                        .setParameter(2, now.toEpochMilli())
                        .setParameter(3, stage),
                row -> day(row).ahead(stage, row.time(10)));
    }

    private static Cause day(Row row) {
        return cause(
                Kind.HUMAN_NEEDED,
                row,
                "A human must renew this consent with " + row.text(5) + " by " + Words.time(row.time(10)) + ". "
                        + row.text(9),
                "From then on: " + calls(row) + ".",
                "Renew the consent on the grant's page, or send a consent link.");
    }

    private static String calls(Row row) {
        return "calls with the profile " + row.text(2) + " on behalf of " + row.text(3);
    }

    private static Cause cause(Kind kind, Row row, String happened, String stops, String remedy) {
        String given = " The consent was given by " + row.text(7) + " on " + Words.time(row.time(8)) + ".";
        String owner = row.text(6).isEmpty() ? "the account that consented" : "the account " + row.text(6);
        return Cause.ofGrant(
                kind,
                row.text(2),
                row.text(3),
                row.text(4),
                new Cause.OneGrant(row.text(0), row.number(1)),
                Words.lines(
                        happened + given,
                        stops,
                        remedy,
                        "Whoever owns " + owner + " at " + row.text(5) + "; an operator can send the link."));
    }
}
