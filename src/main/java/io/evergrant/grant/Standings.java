package io.evergrant.grant;

import io.evergrant.check.Removal;
import io.evergrant.node.Changed;
import io.evergrant.node.Collision;
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
    Resumption resumption;

    @Inject
    StandingRows rows;

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
                        "SELECT s FROM Standing s WHERE s.circuit.openSince IS NOT NULL ORDER BY s.id", Standing.class)
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
            rows.make(id);
            standing = entities.find(Standing.class, id, LockModeType.PESSIMISTIC_WRITE);
        }
        if (standing == null) {
            throw new Collision("The row " + id + " could not be made; it is asked for again.");
        }
        return standing;
    }

    /** Ends a provider's pause, and what it held goes on at once. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void resumeProvider(String name) {
        Collision.outlasted(() -> resumption.byPerson("provider", name));
    }

    /** Ends a profile's pause, and what it held goes on at once. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void resumeProfile(String name) {
        Collision.outlasted(() -> resumption.byPerson("profile", name));
    }

    /** Whoever died of what this pause is for is tried once more, now that it ends. */
    void tryTheDyingAgain(Standing standing) {
        Instant dying = standing.dyingSince();
        if (dying != null) {
            entities.createQuery("UPDATE Attempt a SET a.dueAt = :now, a.plannedAt = :now WHERE a.provider = :name"
                            + " AND a.dueAt IS NULL AND a.triedAgain = FALSE AND a.fault.code = 'invalid_grant'"
                            + " AND a.fault.at >= :dying")
                    .setParameter("now", clock.instant())
                    .setParameter("name", standing.name())
                    .setParameter("dying", dying)
                    .executeUpdate();
        }
    }

    /** A person changed the provider or the profile: that may be the cure, so a pause ends. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    void changed(@ObservesAsync Changed change) {
        if (change.here() && (change.is("provider") || change.is("profile"))) {
            rows.make(change.kind() + " "
                    + change.name()); // or many first claims would each want a second connection for it
            Collision.outlasted(() -> resumption.byChange(change.kind(), change.name()));
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
