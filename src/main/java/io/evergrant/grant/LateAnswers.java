package io.evergrant.grant;

import io.evergrant.endpoint.TokenOutcome.Issued;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers that reach their grant by way of the journal. */
@ApplicationScoped
@Transactional
class LateAnswers {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Verdicts verdicts;

    @Inject
    Grants grants;

    @Inject
    Tombstones tombstones;

    /**
     * What of the journal the database does not have.
     *
     * @param answers that can be given back
     * @param all those, and the ones whose whole consent is gone
     */
    record Missing(List<JournalEntry> answers, List<JournalEntry> all) {}

    Missing missing(List<JournalEntry> entries) {
        Map<String, Grant> rows = entities.createQuery("SELECT g FROM Grant g WHERE g.id IN :ids", Grant.class)
                .setParameter("ids", entries.stream().map(JournalEntry::key).toList())
                .getResultStream()
                .collect(Collectors.toMap(Grant::id, Function.identity()));
        List<JournalEntry> answers = new ArrayList<>();
        List<JournalEntry> all = new ArrayList<>();
        for (JournalEntry entry : entries) {
            Grant grant = rows.getOrDefault(entry.key(), byPlace(entry.place()));
            if (grant != null && entry.newerThan(grant.generation(), grant.storedAttempt())) {
                answers.add(entry);
                all.add(entry);
            } else if (grant == null ? isGone(entry) : grant.generation() < entry.generation()) {
                all.add(entry);
            }
        }
        return new Missing(answers, all);
    }

    /** Without having been deleted. */
    private boolean isGone(JournalEntry entry) {
        int slash = entry.place().indexOf('/');
        return tombstones.generation(
                        entry.place().substring(0, slash), entry.place().substring(slash + 1))
                < entry.generation();
    }

    private @Nullable Grant byPlace(String place) {
        int slash = place.indexOf('/');
        return grants.find(place.substring(0, slash), place.substring(slash + 1))
                .orElse(null);
    }

    /** Stores an answer where it is still the newest; whether it was. */
    boolean store(JournalEntry entry, Issued issued) {
        Grant grant = entities.find(Grant.class, entry.key());
        Grant again = grant == null ? byPlace(entry.place()) : grant;
        return again != null && verdicts.late(again.id(), entry, issued);
    }

    /** A database that was put back must not give generations again that the journal has seen. */
    void goPast(long highest) {
        if (grants.nextGeneration() <= highest) {
            entities.createNativeQuery("ALTER SEQUENCE generation_seq RESTART WITH " + (highest + 1))
                    .executeUpdate();
        }
    }
}
