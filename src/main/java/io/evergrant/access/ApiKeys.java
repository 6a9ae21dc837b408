package io.evergrant.access;

import io.evergrant.node.Changed;
import io.evergrant.node.Heartbeat;
import io.evergrant.node.NodeClock;
import io.evergrant.node.Outage;
import io.evergrant.secret.Secret;
import io.evergrant.secret.Vault;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Verifies API keys. A verified one is remembered for 60 s, and dropped at once when its application changes; with the
 * database away it is good for 15 minutes.
 */
@ApplicationScoped
class ApiKeys {
    private static final Logger LOG = Logger.getLogger(ApiKeys.class.getName());
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(15);
    private static final long USE_MILLIS = TimeUnit.MINUTES.toMillis(1);

    @Inject
    AdminKey adminKey;

    @Inject
    Applications applications;

    @Inject
    Vault vault;

    @Inject
    NodeClock clock;

    @Inject
    Heartbeat heartbeat;

    @Resource
    ManagedExecutorService executor;

    private final Map<String, Verified> verified = new ConcurrentHashMap<>();
    private final Map<String, Long> uses = new ConcurrentHashMap<>();

    private record Verified(KeyHolder holder, long atNanos) {}

    /** Who holds this key; empty for an unknown, wrong, expired or deleted one, without telling which. */
    Optional<KeyHolder> verify(String presented) {
        if (adminKey.is(presented)) {
            return Optional.of(KeyHolder.ofConfiguration());
        }
        return KeyText.parse(presented)
                .flatMap(this::known)
                .filter(h -> h.livesAt(clock.instant()))
                .map(this::used);
    }

    private Optional<KeyHolder> known(KeyText key) {
        String hash = HexFormat.of().formatHex(AdminKey.sha256(key.text()));
        long now = clock.nanoTime();
        Verified before = verified.get(hash);
        boolean fresh = before != null && now - before.atNanos() < FRESH_NANOS && heartbeat.heardLately();
        boolean cutOff = before != null && now - before.atNanos() < LONGEST_NANOS && heartbeat.cutOff();
        if (before != null && (fresh || cutOff)) {
            return Optional.of(before.holder());
        }
        try {
            Optional<KeyHolder> holder = look(key);
            holder.ifPresentOrElse(h -> verified.put(hash, new Verified(h, now)), () -> verified.remove(hash));
            return holder;
        } catch (RuntimeException e) {
            if (Outage.is(e) && before != null && now - before.atNanos() < LONGEST_NANOS) {
                LOG.log(Level.FINE, "The database is away; a key verified lately is good for a while.", e);
                return Optional.of(before.holder());
            }
            throw e;
        }
    }

    /** An unknown id and a wrong secret take the same steps, so that neither answer nor time tells them apart. */
    private Optional<KeyHolder> look(KeyText key) {
        Optional<ApiKey> stored = applications.findKey(key.id());
        String hash = vault.fingerprint(new Secret(key.text()));
        boolean right = MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII),
                stored.map(ApiKey::hash).orElse("").getBytes(StandardCharsets.US_ASCII));
        return stored.filter(k -> right).flatMap(this::holder);
    }

    private Optional<KeyHolder> holder(ApiKey key) {
        return applications
                .find(key.application())
                .map(a -> new KeyHolder("application " + a.name(), key.id(), a.name(), a.settings(), key.expiresAt()));
    }

    private KeyHolder used(KeyHolder holder) {
        Instant now = clock.instant();
        Long before = uses.get(holder.keyId());
        boolean due = before == null || now.toEpochMilli() - before >= USE_MILLIS;
        if (due) {
            uses.put(holder.keyId(), now.toEpochMilli());
            note(holder.keyId(), now);
        }
        return holder;
    }

    /** For people who look for keys that nobody uses: no caller waits for it, and none fails by it. */
    private void note(String id, Instant at) {
        try {
            executor.execute(() -> applications.used(id, at));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.FINE, "The last use of key " + id + " was not noted.", e);
        }
    }

    void changed(@Observes Changed changed) {
        if (changed.isEverything()) {
            verified.clear();
        }
        if (changed.is("application")) {
            verified.values().removeIf(v -> changed.name().equals(v.holder().application()));
        }
    }
}
