package io.evergrant.provider;

import io.evergrant.audit.Actor;
import io.evergrant.audit.Audit;
import io.evergrant.audit.Differences;
import io.evergrant.audit.FieldChange;
import io.evergrant.check.InvalidInput;
import io.evergrant.check.NotFound;
import io.evergrant.check.Precondition;
import io.evergrant.check.Removal;
import io.evergrant.check.Violations;
import io.evergrant.node.Changes;
import io.evergrant.node.NodeClock;
import io.evergrant.secret.Secret;
import io.evergrant.secret.SecretChange;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place where providers are kept. */
@ApplicationScoped
@Transactional
public class Providers {
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

    @Inject
    Event<Removal> removals;

    public Optional<Provider> find(String name) {
        return entities.createQuery("SELECT p FROM Provider p WHERE p.name = :name", Provider.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** @throws NotFound where there is none of this name */
    public Provider get(String name) {
        return find(name).orElseThrow(() -> new NotFound("provider", name));
    }

    /** By name, after the given one; the first where it is empty. */
    public List<Provider> after(String name, int limit) {
        return entities.createQuery("SELECT p FROM Provider p WHERE p.name > :name ORDER BY p.name", Provider.class)
                .setParameter("name", name)
                .setMaxResults(limit)
                .getResultList();
    }

    /** By name, a page of those whose name or display name holds the text. */
    public List<Provider> page(String text, int offset, int limit) {
        return entities.createQuery(
                        "SELECT p FROM Provider p WHERE LOWER(p.name) LIKE :text OR LOWER(p.displayName) LIKE :text"
                                + " ORDER BY p.name",
                        Provider.class)
                .setParameter("text", "%" + text.toLowerCase(Locale.ROOT) + "%")
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    public long count(String text) {
        return entities.createQuery(
                        "SELECT COUNT(p) FROM Provider p WHERE LOWER(p.name) LIKE :text OR LOWER(p.displayName) LIKE :text",
                        Long.class)
                .setParameter("text", "%" + text.toLowerCase(Locale.ROOT) + "%")
                .getSingleResult();
    }

    /** Those whose client secret ends before then, the first end first. */
    public List<Provider> secretsEndingBefore(Instant end) {
        return entities.createQuery(
                        "SELECT p FROM Provider p WHERE p.clientSecretExpiresAt < :end ORDER BY p.clientSecretExpiresAt",
                        Provider.class)
                .setParameter("end", end)
                .getResultList();
    }

    /**
     * Creates or replaces a provider; what is as it was changes nothing. Announces {@code provider}.
     *
     * @throws InvalidInput where a setting cannot be, or the secret would go to another origin without being given again
     * @throws Precondition.Failed where someone else was faster
     */
    public Provider save(String name, ProviderSettings settings, SecretChange secret, Precondition precondition) {
        Violations found = new Violations();
        ProviderRules.check(name, settings, found);
        found.throwIfAny();
        Provider stored = find(name).orElse(null);
        precondition.check(stored == null ? null : stored.version());
        if (stored != null && secret instanceof SecretChange.Keep && settings.equals(stored.settings())) {
            return stored;
        }
        List<FieldChange> differences = new ArrayList<>();
        Provider provider = stored == null ? new Provider(name) : stored;
        String before = null;
        if (stored == null) {
            entities.persist(provider);
        } else {
            entities.lock(provider, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            before = stored.settingsText();
            if (secret instanceof SecretChange.Keep
                    && stored.hasSecret()
                    && ProviderRules.secretWouldMove(stored.settings(), settings)) {
                throw new InvalidInput(
                        "clientSecret",
                        "must be given again, because an endpoint it is sent to moves to another origin");
            }
        }
        provider.change(settings);
        differences.addAll(Differences.between(before, provider.settingsText()));
        if (!(secret instanceof SecretChange.Keep)) {
            keep(provider, secret);
            differences.add(FieldChange.secret("clientSecret"));
        }
        entities.flush();
        audit.record("saved", "provider " + name, differences);
        changes.announce("provider", name);
        return provider;
    }

    private void keep(Provider provider, SecretChange change) {
        if (change instanceof SecretChange.Set set) {
            provider.keepSecret(vault.seal(set.secret(), provider.secretPlace()), clock.instant(), actorName());
        } else {
            provider.keepSecret(null, null, null);
        }
    }

    private String actorName() {
        String name = actor.name();
        return name == null ? "evergrant" : name;
    }

    /** The client secret, decrypted, or null where none is set; asks no database. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public @Nullable Secret clientSecret(Provider provider) {
        String sealed = provider.sealedSecret();
        return sealed == null ? null : vault.open(sealed, provider.secretPlace());
    }

    /**
     * Deletes a provider that nothing refers to.
     *
     * @throws io.evergrant.check.InUse where a profile does
     */
    public void delete(String name, Precondition precondition) {
        Provider provider = get(name);
        precondition.check(provider.version());
        Removal removal = new Removal("provider", name);
        removals.fire(removal);
        removal.check();
        entities.remove(provider);
        audit.record("deleted", "provider " + name);
        changes.announce("provider", name);
    }

    void usesOf(@Observes Removal removal) {
        if (removal.of("signing key")) {
            entities.createQuery(
                            "SELECT p.name FROM Provider p WHERE p.signingKey = :key ORDER BY p.name", String.class)
                    .setParameter("key", removal.name())
                    .getResultList()
                    .forEach(p -> removal.usedBy("provider " + p));
        }
    }
}
