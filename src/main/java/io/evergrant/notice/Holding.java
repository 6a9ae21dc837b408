package io.evergrant.notice;

import java.util.List;

/**
 * Says in SQL whether the cause of a notice {@code n} holds now, {@code ?1}. SQL of its own, over the tables of other
 * rooms: the notices that stand and what became of their causes are compared in one statement, whatever their number.
 */
final class Holding {
    static final List<Kind> LASTING = List.of(
            Kind.HUMAN_NEEDED,
            Kind.CONSENT_REQUIRED,
            Kind.PROVIDER_PAUSED,
            Kind.PROFILE_PAUSED,
            Kind.OUTAGE,
            Kind.SECRET_ENDING);

    /** How long grants must have failed before it is an outage, in milliseconds. */
    static final long OUTAGE_MILLIS = 15 * 60_000;

    /** The provider is unwell: neither dead nor refused, which are causes of their own. */
    static final String FAILING = "a.failing_since <= CAST(?1 AS BIGINT) - " + OUTAGE_MILLIS + " AND a.failures > 0"
            + " AND a.refused = FALSE AND a.due_at IS NOT NULL";

    private Holding() {}

    static String condition(Kind kind) {
        return switch (kind) {
            // renewals may move a named day by moments; a later one is another day
            case HUMAN_NEEDED ->
                "EXISTS (SELECT 1 FROM oauth_grant g WHERE g.id = n.grant_id AND g.generation = n.generation"
                        + " AND g.dead = FALSE AND g.human_needed_by BETWEEN n.named_day - 43200000 AND n.named_day + 43200000)";
            case CONSENT_REQUIRED ->
                "EXISTS (SELECT 1 FROM oauth_grant g WHERE g.id = n.grant_id AND g.generation = n.generation"
                        + " AND g.dead = TRUE)";
            case PROVIDER_PAUSED, PROFILE_PAUSED ->
                "EXISTS (SELECT 1 FROM standing s WHERE s.id = n.object AND s.paused_at IS NOT NULL)";
            case OUTAGE ->
                "(EXISTS (SELECT 1 FROM standing s WHERE s.id = n.object AND s.circuit_since IS NOT NULL)"
                        + " OR EXISTS (SELECT 1 FROM grant_attempt a WHERE a.provider = n.provider AND " + FAILING
                        + "))";
            case SECRET_ENDING ->
                "EXISTS (SELECT 1 FROM provider p WHERE p.name = n.provider AND p.client_secret IS NOT NULL"
                        + " AND p.client_secret_expires_at = n.named_day)";
            case RECOVERED -> throw new IllegalArgumentException("What is over does not last.");
        };
    }

    /** Whether nobody was told of it, or it has just ended: {@code held} is an expression of the outer query. */
    static String untold(String held) {
        return " AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.held = " + held + ")";
    }
}
