package io.evergrant.access;

import io.evergrant.audit.Audit;
import io.evergrant.audit.FieldChange;
import io.evergrant.check.Conflict;
import io.evergrant.check.NotFound;
import io.evergrant.check.Precondition;
import io.evergrant.check.Texts;
import io.evergrant.check.Violations;
import io.evergrant.node.Changes;
import io.evergrant.node.NodeClock;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The place where the console's users are kept. Every change announces {@code user}. */
@ApplicationScoped
@Transactional
public class Users {
    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Passwords passwords;

    @Inject
    Audit audit;

    @Inject
    Changes changes;

    @Inject
    NodeClock clock;

    public Optional<User> find(String name) {
        return entities.createQuery("SELECT u FROM User u WHERE u.name = :name", User.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** @throws NotFound where there is none of this name */
    public User get(String name) {
        return find(name).orElseThrow(() -> new NotFound("user", name));
    }

    /** By name, a page of those whose name holds the text. */
    public List<User> page(String text, int offset, int limit) {
        return entities.createQuery("SELECT u FROM User u WHERE u.name LIKE :text ORDER BY u.name", User.class)
                .setParameter("text", "%" + text.toLowerCase(Locale.ROOT) + "%")
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    public long count(String text) {
        return entities.createQuery("SELECT COUNT(u) FROM User u WHERE u.name LIKE :text", Long.class)
                .setParameter("text", "%" + text.toLowerCase(Locale.ROOT) + "%")
                .getSingleResult();
    }

    /** Whether anyone still has a generated password that others may have seen. */
    public boolean firstPasswordStands() {
        return entities.createQuery("SELECT COUNT(u) FROM User u WHERE u.mustChange = TRUE", Long.class)
                        .getSingleResult()
                > 0;
    }

    /**
     * Creates a user or changes one.
     *
     * @param password the new password, or null to keep the one there is
     * @throws io.evergrant.check.InvalidInput where something cannot be
     * @throws Conflict where no administrator would be left
     */
    public User save(String name, Set<Role> roles, @Nullable Secret password, Precondition precondition) {
        User stored = find(name).orElse(null);
        Violations found = new Violations();
        Texts.name(found, "name", name);
        found.addIf(roles.isEmpty(), "roles", "must name at least one role");
        if (password != null) {
            Passwords.check(password, found);
        }
        found.addIf(stored == null && password == null, "password", "is needed for a new user");
        found.throwIfAny();
        precondition.check(stored == null ? null : stored.version());
        List<FieldChange> differences = new ArrayList<>();
        User user = stored == null ? new User(name, clock.instant()) : stored;
        if (stored == null) {
            entities.persist(user);
        } else {
            entities.lock(user, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            keepAnAdministrator(user, roles);
        }
        if (!user.roles().equals(roles)) {
            String before = stored == null ? null : User.text(user.roles());
            differences.add(new FieldChange("roles", before, User.text(roles)));
        }
        user.give(roles);
        if (password != null) {
            user.secure(passwords.hash(password), false);
            differences.add(FieldChange.secret("password"));
        }
        finish(user, "saved", differences);
        return user;
    }

    /**
     * The first user, where there is none at all.
     *
     * @param hash of the password, made before: that may take longer than a transaction should
     */
    Optional<User> first(String name, String hash, boolean generated) {
        if (count("") > 0) {
            return Optional.empty();
        }
        User user = new User(name, clock.instant());
        user.give(Set.of(Role.ADMIN));
        user.secure(hash, generated);
        entities.persist(user);
        finish(user, "created", List.of());
        return Optional.of(user);
    }

    /**
     * A person's own new password. Every other session of that user is over.
     *
     * @throws io.evergrant.check.InvalidInput where the old one is wrong, or the new one cannot be
     */
    public User changePassword(String name, Secret old, Secret password) {
        User user = get(name);
        Violations found = new Violations();
        Passwords.check(password, found);
        found.addIf(old.equals(password), "password", "must differ from the old one");
        found.addIf(!passwords.matches(old, user.passwordHash()), "oldPassword", "is not your password");
        found.throwIfAny();
        user.secure(passwords.hash(password), false);
        finish(user, "saved", List.of(FieldChange.secret("password")));
        return user;
    }

    /** @throws Conflict where no administrator would be left */
    public void delete(String name, Precondition precondition) {
        User user = get(name);
        precondition.check(user.version());
        keepAnAdministrator(user, Set.of());
        entities.remove(user);
        audit.record("deleted", "user " + name);
        changes.announce("user", name);
    }

    private void keepAnAdministrator(User user, Set<Role> then) {
        if (!user.has(Role.ADMIN) || then.contains(Role.ADMIN)) {
            return;
        }
        boolean another = entities
                .createQuery("SELECT u FROM User u", User.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE) // or two administrators remove each other at one time
                .getResultList()
                .stream()
                .anyMatch(u -> u.has(Role.ADMIN) && !u.id().equals(user.id()));
        if (!another) {
            throw new Conflict(user.name() + " is the last administrator. Give someone else the role admin first.");
        }
    }

    void loggedIn(String name) {
        entities.createQuery("UPDATE User u SET u.lastLoginAt = :now WHERE u.name = :name")
                .setParameter("now", clock.instant())
                .setParameter("name", name)
                .executeUpdate();
    }

    private void finish(User user, String action, List<FieldChange> differences) {
        entities.flush();
        audit.record(action, "user " + user.name(), differences);
        changes.announce("user", user.name());
    }
}
