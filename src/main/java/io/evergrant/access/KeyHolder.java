package io.evergrant.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a verified API key.
 *
 * @param actor the name in the audit
 * @param keyId the key's id
 * @param application the application's name, or null for the key of the configuration
 * @param settings what the application was given, or null for the key of the configuration
 * @param expiresAt the key's end, or null
 */
record KeyHolder(
        String actor,
        String keyId,
        @Nullable String application,
        @Nullable ApplicationSettings settings,
        @Nullable Instant expiresAt) {

    static KeyHolder ofConfiguration() {
        return new KeyHolder("key of the configuration", "configuration", null, null, null);
    }

    Set<Role> roles() {
        if (settings == null) {
            return Set.of(Role.ADMIN);
        }
        return settings.role() == null ? Set.of() : Set.of(settings.role());
    }

    boolean livesAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
