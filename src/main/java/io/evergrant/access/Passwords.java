package io.evergrant.access;

import io.evergrant.check.Violations;
import io.evergrant.secret.Secret;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Passwords as they are kept: PBKDF2, a salt for each; a few at a time, because hashing is meant to be costly. */
@ApplicationScoped
class Passwords {
    private static final int AT_ONE_TIME = 4;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 200;

    @Inject
    Pbkdf2PasswordHash pbkdf2;

    private final Semaphore hashing = new Semaphore(AT_ONE_TIME);
    private String nobodys = "";

    @PostConstruct
    void begin() {
        pbkdf2.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", "210000",
                "Pbkdf2PasswordHash.SaltSizeBytes", "16",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        nobodys = pbkdf2.generate("nobody's".toCharArray());
    }

    static void check(Secret password, Violations found) {
        found.addIf(password.length() < SHORTEST, "password", "must have at least " + SHORTEST + " characters");
        found.addIf(password.length() > LONGEST, "password", "must have at most " + LONGEST + " characters");
    }

    String hash(Secret password) {
        return pbkdf2.generate(password.reveal().toCharArray());
    }

    boolean matches(Secret password, String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        return guarded(password, hash);
    }

    /** Takes as long as a wrong password, so that the answer does not tell who exists. */
    void matchNobody(Secret password) {
        matches(password, nobodys);
    }

    private boolean guarded(Secret password, String hash) {
        boolean entered = false;
        try {
            entered = hashing.tryAcquire(5, TimeUnit.SECONDS);
            return entered && pbkdf2.verify(password.reveal().toCharArray(), hash);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (entered) {
                hashing.release();
            }
        }
    }
}
