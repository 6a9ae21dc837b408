package io.evergrant.grant;

import io.evergrant.audit.Audit;
import io.evergrant.check.Removal;
import io.evergrant.node.Changed;
import io.evergrant.node.Changes;
import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The place where pauses and circuits are kept. */
@ApplicationScoped
@Transactional
public class Standings {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    NodeClock clock;

    @Inject
    Changes changes;

    @Inject
    Audit audit;

    /** How a provider stands, or nothing where nothing was ever wrong. */
    public Optional<Standing> provider(String name) {
        return Optional.ofNullable(entities.find(Standing.class, Standing.provider(name)));
    }

    public Optional<Standing> profile(String name) {
        return Optional.ofNullable(entities.find(Standing.class, Standing.profile(name)));
    }

    /** A circuit that is open: which provider, since when, and when the next probe goes out. */
    public record Circuit(String provider, Instant since, Instant nextProbeAt) {}

    public List<Circuit> circuits() {
        return entities.createQuery(
                        "SELECT s FROM Standing s WHERE s.circuitSince IS NOT NULL ORDER BY s.id", Standing.class)
                .getResultStream()
                .map(s -> new Circuit(
                        s.id().substring(Standing.provider("").length()),
                        s.circuitSince() == null ? Instant.EPOCH : s.circuitSince(),
                        s.circuitProbeAt() == null ? Instant.EPOCH : s.circuitProbeAt()))
                .toList();
    }

    /** A provider or a profile that is paused, and why. */
    public record Pause(String kind, String name, Fault fault) {}

    /** What is paused, the longest first. */
    public List<Pause> paused() {
        return entities.createQuery(
                        "SELECT s FROM Standing s WHERE s.pausedAt IS NOT NULL ORDER BY s.pausedAt", Standing.class)
                .getResultStream()
                .flatMap(s -> pause(s).stream())
                .toList();
    }

    private static Optional<Pause> pause(Standing standing) {
        int blank = standing.id().indexOf(' ');
        Fault fault = standing.fault();
        return fault == null
                ? Optional.empty()
                : Optional.of(new Pause(
                        standing.id().substring(0, blank), standing.id().substring(blank + 1), fault));
    }

    /** The row, locked until the transaction ends; made where it is missing. */
    Standing locked(String id) {
        Standing standing = entities.find(Standing.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (standing == null) {
            entities.createNativeQuery("INSERT INTO standing (id, deaths, refusals) SELECT CAST(? AS VARCHAR(80)), 0, 0"
                            + " WHERE NOT EXISTS (SELECT 1 FROM standing WHERE id = ?)")
                    .setParameter(1, id)
                    .setParameter(2, id)
                    .executeUpdate();
            standing = entities.find(Standing.class, id, LockModeType.PESSIMISTIC_WRITE);
        }
        return standing;
    }

    /** Ends a provider's pause, and what it held goes on at once. */
    public void resumeProvider(String name) {
        resume(Standing.provider(name), "provider", name);
    }

    /** Ends a profile's pause, and what it held goes on at once. */
    public void resumeProfile(String name) {
        resume(Standing.profile(name), "profile", name);
    }

    private void resume(String id, String kind, String name) {
        letGoOn(kind, name);
        end(id);
        audit.record("resumed", kind + " " + name);
        changes.announce("standing", id);
    }

    private void end(String id) {
        Standing standing = locked(id);
        tryTheDyingAgain(standing);
        standing.resume(clock.instant());
    }

    /** Whoever died of what this pause is for is tried once more, now that it ends. */
    void tryTheDyingAgain(Standing standing) {
        Instant dying = standing.dyingSince();
        if (dying != null) {
            entities.createQuery("UPDATE Attempt a SET a.dueAt = :now WHERE a.provider = :name AND a.dueAt IS NULL"
                            + " AND a.triedAgain = FALSE AND a.fault.code = 'invalid_grant' AND a.fault.at >= :dying")
                    .setParameter("now", clock.instant())
                    .setParameter("name", standing.name())
                    .setParameter("dying", dying)
                    .executeUpdate();
        }
    }

    /**
     * What was refused or held is due now; nothing that backs off, and nothing that is dead. First the grants' rows and then
     * the standing's: the order that all keep.
     */
    private void letGoOn(String kind, String name) {
        entities.createQuery("UPDATE Attempt a SET a.dueAt = :now, a.refused = FALSE WHERE a." + kind
                        + " = :name AND a.refused = TRUE AND a.fault.code <> :ours")
                .setParameter("now", clock.instant())
                .setParameter("name", name)
                .setParameter("ours", Faults.CLIENT_CHANGED)
                .executeUpdate();
    }

    /** A person changed the provider or the profile: that may be the cure, so a pause ends. */
    void changed(@ObservesAsync Changed change) {
        if (!change.here() || !(change.is("provider") || change.is("profile"))) {
            return;
        }
        String id = change.is("provider") ? Standing.provider(change.name()) : Standing.profile(change.name());
        letGoOn(change.kind(), change.name());
        Standing standing = entities.find(Standing.class, id);
        if (standing != null && standing.paused()) {
            end(id);
        }
    }

    /** Whoever comes next under this name begins anew. */
    void gone(@Observes Removal removal) {
        for (String kind : List.of("provider", "profile")) {
            Standing standing = removal.of(kind) ? entities.find(Standing.class, kind + " " + removal.name()) : null;
            if (standing != null) {
                entities.remove(standing);
            }
        }
    }
}
