package io.evergrant.profile;

import io.evergrant.audit.Audit;
import io.evergrant.audit.Differences;
import io.evergrant.check.NotFound;
import io.evergrant.check.Precondition;
import io.evergrant.check.Removal;
import io.evergrant.check.Violations;
import io.evergrant.node.Changes;
import io.evergrant.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The place where profiles are kept. */
@ApplicationScoped
@Transactional
public class Profiles {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Providers providers;

    @Inject
    Audit audit;

    @Inject
    Changes changes;

    @Inject
    Event<Removal> removals;

    public Optional<Profile> find(String name) {
        return entities.createQuery("SELECT p FROM Profile p WHERE p.name = :name", Profile.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** @throws NotFound where there is none of this name */
    public Profile get(String name) {
        return find(name).orElseThrow(() -> new NotFound("profile", name));
    }

    /** By name, after the given one; the first where it is empty. */
    public List<Profile> after(String name, int limit) {
        return entities.createQuery("SELECT p FROM Profile p WHERE p.name > :name ORDER BY p.name", Profile.class)
                .setParameter("name", name)
                .setMaxResults(limit)
                .getResultList();
    }

    /** By name, a page of those whose name or provider holds the text. */
    public List<Profile> page(String text, int offset, int limit) {
        return entities.createQuery(
                        "SELECT p FROM Profile p WHERE p.name LIKE :text OR p.provider LIKE :text ORDER BY p.name",
                        Profile.class)
                .setParameter("text", "%" + text.toLowerCase(Locale.ROOT) + "%")
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    public long count(String text) {
        return entities.createQuery(
                        "SELECT COUNT(p) FROM Profile p WHERE p.name LIKE :text OR p.provider LIKE :text", Long.class)
                .setParameter("text", "%" + text.toLowerCase(Locale.ROOT) + "%")
                .getSingleResult();
    }

    /** The names of the profiles that ask this provider. */
    public List<String> of(String provider) {
        return entities.createQuery(
                        "SELECT p.name FROM Profile p WHERE p.provider = :provider ORDER BY p.name", String.class)
                .setParameter("provider", provider)
                .getResultList();
    }

    /**
     * Creates or replaces a profile; what is as it was changes nothing. Announces {@code profile}.
     *
     * @throws io.evergrant.check.InvalidInput where a setting cannot be
     * @throws Precondition.Failed where someone else was faster
     */
    public Profile save(String name, ProfileSettings settings, Precondition precondition) {
        Violations found = new Violations();
        ProfileRules.check(name, settings, found);
        found.addIf(
                providers.find(settings.provider()).isEmpty(),
                "provider",
                "is not the name of a provider: register the provider first");
        found.throwIfAny();
        Profile stored = find(name).orElse(null);
        precondition.check(stored == null ? null : stored.version());
        if (stored != null && settings.equals(stored.settings())) {
            return stored;
        }
        Profile profile = stored == null ? new Profile(name) : stored;
        String before = stored == null ? null : stored.settingsText();
        if (stored == null) {
            entities.persist(profile);
        } else {
            entities.lock(profile, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        }
        profile.change(settings);
        entities.flush();
        audit.record("saved", "profile " + name, Differences.between(before, profile.settingsText()));
        changes.announce("profile", name);
        return profile;
    }

    /**
     * Deletes a profile that nothing refers to.
     *
     * @throws io.evergrant.check.InUse where a grant, a message or an application does
     */
    public void delete(String name, Precondition precondition) {
        Profile profile = get(name);
        precondition.check(profile.version());
        Removal removal = new Removal("profile", name);
        removals.fire(removal);
        removal.check();
        entities.remove(profile);
        audit.record("deleted", "profile " + name);
        changes.announce("profile", name);
    }

    void usesOf(@Observes Removal removal) {
        if (removal.of("provider")) {
            of(removal.name()).forEach(p -> removal.usedBy("profile " + p));
        }
        if (removal.of("signing key")) {
            entities.createQuery("SELECT p.name FROM Profile p WHERE p.signingKey = :key ORDER BY p.name", String.class)
                    .setParameter("key", removal.name())
                    .getResultList()
                    .forEach(p -> removal.usedBy("profile " + p));
        }
    }
}
