package io.evergrant.grant;

import io.evergrant.endpoint.TokenOutcome.Issued;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers that reach their grant by way of the journal. */
@ApplicationScoped
@Transactional
public class LateAnswers {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Verdicts verdicts;

    @Inject
    Grants grants;

    @Inject
    Journal journal;

    /** Those of the entries that the database does not have, and should. */
    List<JournalEntry> lost(List<JournalEntry> entries) {
        Map<String, Object[]> rows = new HashMap<>();
        entities.createQuery(
                        "SELECT g.id, g.generation, g.storedAttempt FROM Grant g WHERE g.id IN :ids", Object[].class)
                .setParameter("ids", entries.stream().map(JournalEntry::key).toList())
                .getResultList()
                .forEach(row -> rows.put((String) row[0], row));
        return entries.stream()
                .filter(e -> rows.containsKey(e.key()) ? isLost(e, rows.get(e.key())) : isLost(e, byPlace(e.place())))
                .toList();
    }

    private static boolean isLost(JournalEntry entry, Object @Nullable [] row) {
        return row != null && entry.newerThan((Long) row[1], (Long) row[2]);
    }

    private static boolean isLost(JournalEntry entry, @Nullable Grant grant) {
        return grant != null && entry.newerThan(grant.generation(), grant.storedAttempt());
    }

    private @Nullable Grant byPlace(String place) {
        int slash = place.indexOf('/');
        return grants.find(place.substring(0, slash), place.substring(slash + 1))
                .orElse(null);
    }

    /** Stores an answer where it is still the newest. */
    public void store(JournalEntry entry, Issued issued) {
        Grant grant = entities.find(Grant.class, entry.key());
        Grant again = grant == null ? byPlace(entry.place()) : grant;
        if (again != null) {
            verdicts.late(again.id(), entry.generation(), entry.attempt(), issued);
        }
        journal.committed(entry.key(), entry.attempt());
    }
}
