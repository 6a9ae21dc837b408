package io.evergrant.message;

import io.evergrant.audit.Audit;
import io.evergrant.audit.Differences;
import io.evergrant.audit.FieldChange;
import io.evergrant.check.InvalidInput;
import io.evergrant.check.NotFound;
import io.evergrant.check.Precondition;
import io.evergrant.check.Removal;
import io.evergrant.check.Violations;
import io.evergrant.egress.Egress;
import io.evergrant.node.Changes;
import io.evergrant.profile.Profiles;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The place where REST messages are kept. */
@ApplicationScoped
@Transactional
public class Messages {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Profiles profiles;

    @Inject
    Egress egress;

    @Inject
    Vault vault;

    @Inject
    Audit audit;

    @Inject
    Changes changes;

    @Inject
    Event<Removal> removals;

    public Optional<RestMessage> find(String name) {
        return entities.createQuery("SELECT m FROM RestMessage m WHERE m.name = :name", RestMessage.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** @throws NotFound where there is none of this name */
    public RestMessage get(String name) {
        return find(name).orElseThrow(() -> new NotFound("message", name));
    }

    /** By name, after the given one; the first where it is empty. */
    public List<RestMessage> after(String name, int limit) {
        return entities.createQuery(
                        "SELECT m FROM RestMessage m WHERE m.name > :name ORDER BY m.name", RestMessage.class)
                .setParameter("name", name)
                .setMaxResults(limit)
                .getResultList();
    }

    /** By name, a page of those whose name or endpoint holds the text. */
    public List<RestMessage> page(String text, int offset, int limit) {
        return entities.createQuery(
                        "SELECT m FROM RestMessage m WHERE m.name LIKE :text OR LOWER(m.endpoint) LIKE :text"
                                + " ORDER BY m.name",
                        RestMessage.class)
                .setParameter("text", containing(text))
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    public long count(String text) {
        return entities.createQuery(
                        "SELECT COUNT(m) FROM RestMessage m WHERE m.name LIKE :text OR LOWER(m.endpoint) LIKE :text",
                        Long.class)
                .setParameter("text", containing(text))
                .getSingleResult();
    }

    private static String containing(String text) {
        return "%" + text.toLowerCase(Locale.ROOT) + "%";
    }

    /** The names of the messages that use a profile. */
    public List<String> of(String profile) {
        return entities.createQuery(
                        "SELECT m.name FROM RestMessage m WHERE :profile MEMBER OF m.profiles ORDER BY m.name",
                        String.class)
                .setParameter("profile", profile)
                .getResultList();
    }

    /**
     * Creates or replaces a REST message. Announces {@code message}.
     *
     * @param secrets by where they stand: {@code authentication.password}, {@code
     *     methods.create.authentication.value}; one that is not mentioned is kept
     * @throws InvalidInput where a setting cannot be, or a secret would go to another origin without being given again
     * @throws Precondition.Failed where someone else was faster
     */
    public RestMessage save(
            String name, MessageSettings settings, Map<String, SecretChange> secrets, Precondition precondition) {
        Violations found = new Violations();
        new MessageRules(found, egress).check(name, settings);
        Set<String> spokenOf = Secrets.spokenOf(settings);
        secrets.forEach((secret, change) -> found.addIf(
                change instanceof SecretChange.Set && !spokenOf.contains(secret),
                secret,
                "does not belong to this kind of authentication"));
        found.throwIfAny();
        for (String profile : settings.profiles()) {
            found.addIf(profiles.find(profile).isEmpty(), "authentication.profile", "is not the name of a profile");
        }
        RestMessage stored = find(name).orElse(null);
        precondition.check(stored == null ? null : stored.version());
        Secrets before = stored == null ? Secrets.NONE : secrets(stored);
        Secrets now = before.after(secrets, spokenOf);
        Set<String> kept = new HashSet<>(now.names());
        kept.removeIf(secret -> secrets.get(secret) instanceof SecretChange.Set);
        MessageRules.secretsWouldMove(stored == null ? null : stored.settings(), settings, kept, found);
        spokenOf.forEach(secret -> found.addIf(!now.names().contains(secret), secret, "is required"));
        found.throwIfAny();
        if (stored != null
                && settings.equals(stored.settings())
                && secrets.values().stream().allMatch(SecretChange.Keep.class::isInstance)) {
            return stored;
        }
        return write(stored, name, settings, secrets, now);
    }

    private RestMessage write(
            @Nullable RestMessage stored,
            String name,
            MessageSettings settings,
            Map<String, SecretChange> secrets,
            Secrets now) {
        RestMessage message = stored == null ? new RestMessage(name) : stored;
        String before = stored == null ? null : stored.settingsText();
        if (stored == null) {
            entities.persist(message);
        } else {
            entities.lock(message, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        }
        message.change(settings);
        message.keepSecrets(
                now.names().isEmpty() ? null : vault.seal(now.written(), message.secretsPlace()), now.names());
        entities.flush();
        List<FieldChange> differences = new ArrayList<>(Differences.between(before, message.settingsText()));
        secrets.forEach((secret, change) -> {
            if (!(change instanceof SecretChange.Keep)) {
                differences.add(FieldChange.secret(secret));
            }
        });
        audit.record("saved", "message " + name, differences);
        changes.announce("message", name);
        return message;
    }

    /** The secrets, decrypted; asks no database. */
    @Transactional(Transactional.TxType.SUPPORTS)
    Secrets secrets(RestMessage message) {
        String sealed = message.sealedSecrets();
        return sealed == null ? Secrets.NONE : Secrets.read(vault.open(sealed, message.secretsPlace()));
    }

    /**
     * Deletes a REST message that nothing refers to; its calls stay until their time is over.
     *
     * @throws io.evergrant.check.InUse where an application does
     */
    public void delete(String name, Precondition precondition) {
        RestMessage message = get(name);
        precondition.check(message.version());
        Removal removal = new Removal("message", name);
        removals.fire(removal);
        removal.check();
        entities.remove(message);
        audit.record("deleted", "message " + name);
        changes.announce("message", name);
    }

    void usesOf(@Observes Removal removal) {
        if (removal.of("profile")) {
            of(removal.name()).forEach(m -> removal.usedBy("message " + m));
        }
    }
}
