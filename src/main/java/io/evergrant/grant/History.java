package io.evergrant.grant;

import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.ClaimAnswer.Claimed;
import io.evergrant.node.NodeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The renewals of each grant. The latest are kept one by one, the older ones are counted by day. It is written in the
 * transaction that ends the attempt, under the lock of the attempt's row.
 */
@ApplicationScoped
@Transactional
class History {
    /** So many are kept one by one. */
    static final int SINGLES = 150;

    private static final int BATCH = 100;

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    RenewalDays days;

    @Inject
    NodeName self;

    /** An answer came, or is known not to come. */
    void ended(Claimed claim, RenewalEnd end) {
        add(claim.grantId(), new RenewalRequest(claim.claimedAt(), claim.askedBy(), self.name()), end);
    }

    /** An answer came by way of the journal; {@code attempt} is as it was before. */
    void late(Attempt attempt, JournalEntry entry, Issued issued) {
        add(
                attempt.grantId(),
                new RenewalRequest(issued.sentAt(), attempt.askedBy(), self.name()),
                new RenewalEnd(
                        RenewalOutcome.RENEWED,
                        null,
                        attempt.failures() + 1,
                        Duration.between(issued.sentAt(), entry.at())));
    }

    /** The claim ends without an answer; {@code attempt} is as it was before. */
    void lost(Attempt attempt, Fault fault) {
        Instant claimed = attempt.claimedAt();
        String node = attempt.node();
        add(
                attempt.grantId(),
                new RenewalRequest(
                        claimed == null ? fault.at() : claimed, attempt.askedBy(), node == null ? self.name() : node),
                new RenewalEnd(RenewalOutcome.UNKNOWN, fault.code(), attempt.failures() + 1, null));
    }

    private void add(String grantId, RenewalRequest request, RenewalEnd end) {
        entities.persist(new PastRenewal(grantId, request, end));
        List<PastRenewal> old = entities.createQuery(
                        "SELECT r FROM PastRenewal r WHERE r.grantId = :grant ORDER BY r.id DESC", PastRenewal.class)
                .setParameter("grant", grantId)
                .setFirstResult(SINGLES)
                .setMaxResults(BATCH)
                .getResultList();
        if (!old.isEmpty()) {
            RenewalDay.fold(List.of(), old).forEach(day -> days.add(grantId, day));
            entities.createQuery("DELETE FROM PastRenewal r WHERE r.grantId = :grant AND r.id <= :last")
                    .setParameter("grant", grantId)
                    .setParameter("last", old.get(0).id())
                    .executeUpdate();
        }
    }
}
