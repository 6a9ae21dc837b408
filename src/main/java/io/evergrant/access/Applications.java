package io.evergrant.access;

import io.evergrant.audit.Actor;
import io.evergrant.audit.Audit;
import io.evergrant.audit.Differences;
import io.evergrant.check.InvalidInput;
import io.evergrant.check.NotFound;
import io.evergrant.check.Precondition;
import io.evergrant.check.Removal;
import io.evergrant.check.Violations;
import io.evergrant.node.Changes;
import io.evergrant.node.NodeClock;
import io.evergrant.secret.Secret;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place where applications and their API keys are kept. Every change announces {@code application}. */
@ApplicationScoped
@Transactional
public class Applications {
    private static final Duration LONGEST = Duration.ofDays(3660);

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    Audit audit;

    @Inject
    Actor actor;

    @Inject
    Changes changes;

    @Inject
    NodeClock clock;

    /**
     * A key that was made just now.
     *
     * @param key the whole of it, this once
     */
    public record NewKey(ApiKey stored, Secret key) {}

    public Optional<Application> find(String name) {
        return entities.createQuery("SELECT a FROM Application a WHERE a.name = :name", Application.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** @throws NotFound where there is none of this name */
    public Application get(String name) {
        return find(name).orElseThrow(() -> new NotFound("application", name));
    }

    /** By name, after the given one; the first where it is empty. */
    public List<Application> after(String name, int limit) {
        return entities.createQuery(
                        "SELECT a FROM Application a WHERE a.name > :name ORDER BY a.name", Application.class)
                .setParameter("name", name)
                .setMaxResults(limit)
                .getResultList();
    }

    /** By name, a page of those whose name holds the text. */
    public List<Application> page(String text, int offset, int limit) {
        return entities.createQuery(
                        "SELECT a FROM Application a WHERE a.name LIKE :text ORDER BY a.name", Application.class)
                .setParameter("text", "%" + text.toLowerCase(Locale.ROOT) + "%")
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    public long count(String text) {
        return entities.createQuery("SELECT COUNT(a) FROM Application a WHERE a.name LIKE :text", Long.class)
                .setParameter("text", "%" + text.toLowerCase(Locale.ROOT) + "%")
                .getSingleResult();
    }

    /**
     * Creates or replaces an application; its keys stay.
     *
     * @throws InvalidInput where a setting cannot be
     * @throws Precondition.Failed where someone else was faster
     */
    public Application save(String name, ApplicationSettings settings, Precondition precondition) {
        Violations found = new Violations();
        settings.check(name, found);
        found.throwIfAny();
        Application stored = find(name).orElse(null);
        precondition.check(stored == null ? null : stored.version());
        if (stored != null && settings.equals(stored.settings())) {
            return stored;
        }
        Application application = stored == null ? new Application(name) : stored;
        String before = stored == null ? null : stored.settingsText();
        if (stored == null) {
            entities.persist(application);
        } else {
            entities.lock(application, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        }
        application.change(settings);
        entities.flush();
        audit.record("saved", "application " + name, Differences.between(before, application.settingsText()));
        changes.announce("application", name);
        return application;
    }

    /** Deletes an application with its keys. */
    public void delete(String name, Precondition precondition) {
        Application application = get(name);
        precondition.check(application.version());
        entities.createQuery("DELETE FROM ApiKey k WHERE k.application = :name")
                .setParameter("name", name)
                .executeUpdate();
        entities.remove(application);
        audit.record("deleted", "application " + name);
        changes.announce("application", name);
    }

    /** An application's keys, the newest first. */
    public List<ApiKey> keys(String application) {
        return entities.createQuery(
                        "SELECT k FROM ApiKey k WHERE k.application = :name ORDER BY k.createdAt DESC, k.id",
                        ApiKey.class)
                .setParameter("name", application)
                .getResultList();
    }

    /**
     * Makes a key.
     *
     * @param expiresAt its end, or null
     * @throws NotFound where there is no such application
     */
    public NewKey addKey(String application, @Nullable Instant expiresAt) {
        get(application);
        Instant now = clock.instant();
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST)))) {
            throw new InvalidInput("expiresAt", "must lie in the future, ten years at most");
        }
        KeyText text = KeyText.generate();
        Secret key = new Secret(text.text());
        String by = actor.name();
        ApiKey stored = new ApiKey(text.id(), application, vault.fingerprint(key), now, by == null ? "evergrant" : by)
                .until(expiresAt);
        entities.persist(stored);
        entities.flush();
        audit.record("added key " + text.id(), "application " + application);
        changes.announce("application", application);
        return new NewKey(stored, key);
    }

    /** @throws NotFound where this application has no such key */
    public void deleteKey(String application, String id) {
        int deleted = entities.createQuery("DELETE FROM ApiKey k WHERE k.id = :id AND k.application = :name")
                .setParameter("id", id)
                .setParameter("name", application)
                .executeUpdate();
        if (deleted == 0) {
            throw new NotFound("key", id);
        }
        audit.record("deleted key " + id, "application " + application);
        changes.announce("application", application);
    }

    Optional<ApiKey> findKey(String id) {
        return Optional.ofNullable(entities.find(ApiKey.class, id));
    }

    void used(String id, Instant at) {
        entities.createQuery("UPDATE ApiKey k SET k.lastUsedAt = :at WHERE k.id = :id")
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate();
    }

    void usesOf(@Observes Removal removal) {
        boolean profile = removal.of("profile");
        if (profile || removal.of("message")) {
            entities.createQuery(
                            "SELECT a FROM Application a WHERE a.settings LIKE :quoted ESCAPE '!' ORDER BY a.name",
                            Application.class)
                    .setParameter("quoted", "%\"" + removal.name().replace("_", "!_") + "\"%")
                    .getResultStream()
                    .filter(a ->
                            (profile ? a.settings().profiles() : a.settings().messages()).contains(removal.name()))
                    .forEach(a -> removal.usedBy("application " + a.name()));
        }
    }
}
