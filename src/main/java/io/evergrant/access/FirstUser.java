package io.evergrant.access;

import io.evergrant.check.Violation;
import io.evergrant.check.Violations;
import io.evergrant.node.Changed;
import io.evergrant.node.DataFolder;
import io.evergrant.secret.Secret;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the user {@code admin} where there is no user at all; nobody ever has a default password. */
@ApplicationScoped
class FirstUser {
    static final String FILE = "first-password";
    static final String NAME = "admin";
    private static final Logger LOG = Logger.getLogger(FirstUser.class.getName());
    private static final int LENGTH = 20;

    @Inject
    @ConfigProperty(name = "evergrant.admin.password")
    Optional<String> configured;

    @Inject
    DataFolder data;

    @Inject
    Users users;

    @Inject
    Passwords passwords;

    @Resource
    ManagedExecutorService executor;

    void begin(@Observes @Priority(300) @Initialized(ApplicationScoped.class) Object start) {
        if (users.count("") > 0) {
            return;
        }
        Optional<Secret> given = configured.filter(p -> !p.isBlank()).map(Secret::new);
        given.ifPresent(FirstUser::refuseWeak);
        Secret password = given.orElseGet(() -> new Secret(KeyText.random(LENGTH)));
        if (given.isEmpty()) {
            data.write(FILE, password.reveal());
        }
        if (create(password, given.isEmpty()) && given.isEmpty()) {
            LOG.info("The first user is " + NAME + ", the password " + password.reveal() + " (also in "
                    + data.folder().resolve(FILE) + " until it is changed).");
        }
    }

    private boolean create(Secret password, boolean generated) {
        try {
            if (users.first(NAME, passwords.hash(password), generated).isPresent()) {
                return true;
            }
        } catch (PersistenceException e) {
            LOG.log(Level.INFO, "Another node has made the first user at the same time.", e);
        }
        data.delete(FILE);
        return false;
    }

    private static void refuseWeak(Secret password) {
        Violations found = new Violations();
        Passwords.check(password, found);
        for (Violation violation : found.list()) {
            throw new IllegalStateException("evergrant.admin.password " + violation.message() + ".");
        }
    }

    /** The file is of no use, and a risk, once that password is changed. */
    void changed(@Observes Changed changed) {
        if (changed.is("user") && data.read(FILE).isPresent()) {
            executor.execute(this::forget); // the change's own transaction is just ending on this thread
        }
    }

    private void forget() {
        if (!users.firstPasswordStands()) {
            data.delete(FILE);
        }
    }
}
