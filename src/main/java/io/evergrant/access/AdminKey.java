package io.evergrant.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The first API key, given by the configuration; kept as a hash in memory, and nowhere else. */
@ApplicationScoped
class AdminKey {
    private static final int SHORTEST = 32;

    @Inject
    @ConfigProperty(name = "evergrant.admin.key")
    Optional<String> configured;

    private byte @Nullable [] hash;

    void begin(@Observes @Priority(300) @Initialized(ApplicationScoped.class) Object start) {
        Optional<String> key = configured.map(String::strip).filter(k -> !k.isEmpty());
        if (key.isPresent() && key.get().length() < SHORTEST) {
            throw new IllegalStateException("evergrant.admin.key has fewer than " + SHORTEST
                    + " characters. Set a longer one, for instance that of: openssl rand -hex 32");
        }
        hash = key.map(AdminKey::sha256).orElse(null);
    }

    /** Compares in a time that does not tell how much of it is right. */
    boolean is(String presented) {
        return hash != null && MessageDigest.isEqual(hash, sha256(presented));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
