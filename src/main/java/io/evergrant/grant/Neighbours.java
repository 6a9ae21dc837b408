package io.evergrant.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;

/** Some providers revoke all grants of an account at once: it is not sent where that could hit another. */
@ApplicationScoped
@Transactional
class Neighbours {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    /** Whether another living grant of the same account would end too; of the same subject, where an account is unknown. */
    boolean reached(Whose whose) {
        String account = whose.account();
        TypedQuery<Long> query = entities.createQuery(
                        "SELECT COUNT(g) FROM Grant g WHERE g.provider = :provider AND g.id <> :id AND g.dead = FALSE AND "
                                + (account == null
                                        ? "g.subject = :subject"
                                        : "(g.account = :account OR g.account IS NULL AND g.subject = :subject)"),
                        Long.class)
                .setParameter("provider", whose.provider())
                .setParameter("id", whose.grant())
                .setParameter("subject", whose.subject());
        if (account != null) {
            query.setParameter("account", account);
        }
        return query.getSingleResult() > 0;
    }
}
