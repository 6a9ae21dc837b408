package io.evergrant.grant;

import io.evergrant.grant.ClaimAnswer.Claimed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Whom a revocation would reach: some providers revoke all grants of an account at once. */
@ApplicationScoped
@Transactional
class Reach {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    /** Whose token is to be revoked; the grant may be gone. */
    record Holder(
            String provider,
            String grantId,
            String subject,
            @Nullable String account) {
        static Holder of(Grant grant) {
            return new Holder(grant.provider(), grant.id(), grant.subject(), grant.account());
        }

        static Holder of(Claimed claim) {
            return new Holder(claim.provider().name(), claim.grantId(), claim.subject(), claim.account());
        }
    }

    /** Whether another living grant of the provider has the same account; where one is unknown, the same subject. */
    boolean others(Holder holder) {
        String account = holder.account();
        var query = entities.createQuery(
                        "SELECT COUNT(g) FROM Grant g WHERE g.provider = :provider AND g.id <> :id AND g.dead = FALSE AND "
                                + (account == null
                                        ? "g.subject = :subject"
                                        : "(g.account = :account OR g.account IS NULL AND g.subject = :subject)"),
                        Long.class)
                .setParameter("provider", holder.provider())
                .setParameter("id", holder.grantId())
                .setParameter("subject", holder.subject());
        if (account != null) {
            query.setParameter("account", account);
        }
        return query.getSingleResult() > 0;
    }
}
