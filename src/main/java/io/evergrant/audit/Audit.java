package io.evergrant.audit;

import io.evergrant.node.NodeClock;
import io.evergrant.node.NodeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record of who did what: written in the transaction of the change, so that neither is without the other. */
@ApplicationScoped
@Transactional
public class Audit {
    private static final String HUB = "evergrant";

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    NodeClock clock;

    @Inject
    NodeName node;

    @Inject
    Actor actor;

    /**
     * Records something that the current request's actor did.
     *
     * @param action a verb in the API's words: {@code saved}, {@code deleted}, {@code revoked}, {@code resumed}
     * @param object kind and name: {@code provider google}, {@code grant crm · default}
     */
    public void record(String action, String object, List<FieldChange> changes) {
        recordAs(who(), action, object, changes);
    }

    public void record(String action, String object) {
        record(action, object, List.of());
    }

    /** Records what someone did whom the container does not know: a person who consents, a refused login. */
    public void recordAs(String who, String action, String object, List<FieldChange> changes) {
        entities.persist(new AuditEntry(clock.instant(), cut(who, 200), action, cut(object, 400), origin(), node.name())
                .with(changes));
    }

    /** Counts something that happens too often to be told one by one: once per bucket and minute. */
    public void count(String who, String action, String object, long times) {
        Instant minute = Instant.ofEpochSecond(clock.instant().getEpochSecond() / 60 * 60);
        String bucket = cut(minute.getEpochSecond() + "|" + node.name() + "|" + who + "|" + action + "|" + object, 700);
        int counted = entities.createQuery(
                        "UPDATE AuditEntry e SET e.total = e.total + :times WHERE e.bucket = :bucket")
                .setParameter("times", times)
                .setParameter("bucket", bucket)
                .executeUpdate();
        if (counted == 0) {
            AuditEntry first = new AuditEntry(minute, cut(who, 200), action, cut(object, 400), null, node.name());
            entities.persist(first.counted(bucket));
            if (times > 1) {
                entities.flush();
                count(who, action, object, times - 1);
            }
        }
    }

    /** What a reader asks for; null where it does not matter. */
    public record Filter(
            @Nullable Instant since,
            @Nullable String actor,
            @Nullable String object) {
        public static final Filter ALL = new Filter(null, null, null);
    }

    /** The entries that fit, newest first, at most {@code limit} of them after the first {@code offset}. */
    public List<AuditEntry> list(Filter filter, int offset, int limit) {
        return query("SELECT e", filter, " ORDER BY e.id DESC", AuditEntry.class)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The entries older than the one with this id, newest first; the API pages so. */
    public List<AuditEntry> before(Filter filter, long id, int limit) {
        return query("SELECT e", filter, " AND e.id < " + id + " ORDER BY e.id DESC", AuditEntry.class)
                .setMaxResults(limit)
                .getResultList();
    }

    public long count(Filter filter) {
        return query("SELECT COUNT(e)", filter, "", Long.class).getSingleResult();
    }

    private <T> TypedQuery<T> query(String select, Filter filter, String end, Class<T> type) {
        String where = " FROM AuditEntry e WHERE e.at >= :since"
                + (filter.actor() == null ? "" : " AND e.actor LIKE :actor ESCAPE '!'")
                + (filter.object() == null ? "" : " AND e.object LIKE :object ESCAPE '!'");
        TypedQuery<T> query = entities.createQuery(select + where + end, type);
        query.setParameter("since", filter.since() == null ? Instant.EPOCH : filter.since());
        if (filter.actor() != null) {
            query.setParameter("actor", containing(filter.actor()));
        }
        if (filter.object() != null) {
            query.setParameter("object", containing(filter.object()));
        }
        return query;
    }

    private static String containing(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /** Deletes what is older than the retention. */
    int forgetBefore(Instant end) {
        return entities.createQuery("DELETE FROM AuditEntry e WHERE e.at < :end")
                .setParameter("end", end)
                .executeUpdate();
    }

    private String who() {
        try {
            String name = actor.name();
            return name == null ? HUB : name;
        } catch (ContextNotActiveException e) {
            return HUB; // no request: the hub itself acts
        }
    }

    private @Nullable String origin() {
        try {
            return actor.origin();
        } catch (ContextNotActiveException e) {
            return null;
        }
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }
}
