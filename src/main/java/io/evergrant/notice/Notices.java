package io.evergrant.notice;

import io.evergrant.node.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The place where notices are kept. */
@ApplicationScoped
@Transactional
public class Notices {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    PublicAddress address;

    /** Where a reader has come to, the newest first. */
    public record Cursor(Instant at, String id) {
        public static final Cursor START = new Cursor(Instant.ofEpochMilli(Long.MAX_VALUE), "");
    }

    /**
     * Older than the cursor, the newest first.
     *
     * @param open only those whose cause lasts
     */
    public List<NoticeView> before(boolean open, Cursor cursor, int limit) {
        List<Notice> found = entities.createQuery(
                        "SELECT n FROM Notice n WHERE (n.at < :at OR n.at = :at AND n.id < :id)"
                                + (open ? " AND n.endedAt IS NULL" : "") + " ORDER BY n.at DESC, n.id DESC",
                        Notice.class)
                .setParameter("at", cursor.at())
                .setParameter("id", cursor.id())
                .setMaxResults(limit)
                .getResultList();
        Map<String, List<Delivery>> deliveries =
                deliveries(found.stream().map(Notice::id).toList());
        return found.stream()
                .map(n -> view(n, deliveries.getOrDefault(n.id(), List.of())))
                .toList();
    }

    Optional<NoticeView> find(String id) {
        return Optional.ofNullable(entities.find(Notice.class, id)).map(n -> view(n, List.of()));
    }

    private Map<String, List<Delivery>> deliveries(Collection<String> notices) {
        return notices.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "SELECT d FROM Delivery d WHERE d.notice IN :notices ORDER BY d.channel",
                                Delivery.class)
                        .setParameter("notices", notices)
                        .getResultStream()
                        .collect(Collectors.groupingBy(Delivery::notice));
    }

    private NoticeView view(Notice notice, List<Delivery> deliveries) {
        return new NoticeView(
                notice.id(),
                notice.kind(),
                notice.severity(),
                notice.object(),
                notice.title(),
                notice.words(),
                address.at(notice.page()),
                notice.at(),
                notice.endedAt(),
                deliveries.stream().map(Delivery::view).toList());
    }

    /**
     * Tells of a cause, where nobody was told; an earlier stage of it gives way.
     *
     * @param channels the ways that it shall take
     * @return whether it is told now
     */
    boolean begin(Cause cause, Collection<String> channels, Instant now) {
        entities.createQuery("UPDATE Notice n SET n.held = NULL, n.endedAt = :now"
                        + " WHERE n.held = :held AND n.stage > :stage")
                .setParameter("now", now)
                .setParameter("held", cause.held())
                .setParameter("stage", cause.stage())
                .executeUpdate();
        boolean told = told(cause);
        if (!told) {
            tell(new Notice(cause, now), channels);
        }
        return !told;
    }

    boolean told(Cause cause) {
        return entities.createQuery("SELECT COUNT(n) FROM Notice n WHERE n.held = :held", Long.class)
                        .setParameter("held", cause.held())
                        .getSingleResult()
                > 0;
    }

    void tell(Notice notice, Collection<String> channels) {
        entities.persist(notice);
        entities.flush();
        channels.forEach(c -> entities.persist(new Delivery(notice.id(), c, notice.at())));
    }
}
