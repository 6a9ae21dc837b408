package io.evergrant.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Client secrets whose end has come near, and that nobody was told of yet. */
@ApplicationScoped
@Transactional
class SecretCauses {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    List<Cause> ending(int stage, Instant now, int limit) {
        return Row.read(
                entities.createNativeQuery("SELECT p.name, COALESCE(p.display_name, p.name),"
                                + " p.client_secret_expires_at FROM provider p"
                                + " WHERE p.client_secret_expires_at <= ?1 AND p.client_secret IS NOT NULL"
                                + Holding.untold("'secret_ending provider ' || p.name AND n.stage <= ?2")
                                + " ORDER BY p.client_secret_expires_at LIMIT " + limit)
                        .setParameter(1, Ahead.end(stage, now).toEpochMilli())
                        .setParameter(2, stage),
                row -> Cause.ofProvider(Kind.SECRET_ENDING, Severity.CRITICAL, row.text(0), text(row))
                        .ahead(stage, row.time(2)));
    }

    private static String text(Row row) {
        String who = row.text(1);
        return Words.lines(
                "The end of our client secret at " + who + " is " + Words.time(row.time(2)) + ".",
                "From then on no grant of " + who + " is renewed: calls, as access tokens end.",
                "Make a new client secret at " + who + ", and enter it with its new end on the provider's page.",
                "An administrator who may change our registration at " + who + ".");
    }
}
