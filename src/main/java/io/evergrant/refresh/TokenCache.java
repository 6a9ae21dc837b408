package io.evergrant.refresh;

import io.evergrant.grant.HeldToken;
import io.evergrant.grant.HeldTokens;
import io.evergrant.node.Changed;
import io.evergrant.node.Heartbeat;
import io.evergrant.node.NodeClock;
import io.evergrant.node.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in this node's memory: the hot path asks nothing else. What was changed anywhere is dropped within seconds; a
 * node that has not heard of changes lately reads again before it serves.
 */
@ApplicationScoped
public class TokenCache {
    private static final int MOST = 100_000;
    private static final long WITHOUT_DATABASE_NANOS = TimeUnit.MINUTES.toNanos(15);
    private static final long BEHIND_NANOS = TimeUnit.SECONDS.toNanos(5);

    @Inject
    HeldTokens stored;

    @Inject
    Heartbeat heartbeat;

    @Inject
    NodeClock clock;

    private final Map<String, HeldToken> tokens = new ConcurrentHashMap<>();

    /** Changed since they were read, and not read again yet: they serve where that cannot be done. */
    private final Map<String, HeldToken> doubted = new ConcurrentHashMap<>();

    private final Map<String, Long> renewedBehind = new ConcurrentHashMap<>();

    Optional<HeldToken> find(String profile, String subject) {
        String key = key(profile, subject);
        HeldToken sure = tokens.get(key);
        HeldToken known = sure == null ? doubted.get(key) : sure;
        boolean lives = known != null && known.lives(clock);
        if (lives && (sure != null && heartbeat.heardLately() || isCutOff())) {
            return Optional.ofNullable(known);
        }
        try {
            Optional<HeldToken> read = stored.find(profile, subject);
            HeldToken newest =
                    read.filter(r -> sure == null || !sure.isNewerThan(r)).orElse(null);
            if (newest != null) {
                put(newest);
            }
            return newest == null && read.isPresent() ? Optional.ofNullable(sure) : read;
        } catch (RuntimeException e) {
            if (Outage.is(e) && lives && heartbeat.deafNanos() < WITHOUT_DATABASE_NANOS) {
                return Optional.ofNullable(known);
            }
            throw e;
        }
    }

    /** What this node surely knows, dead or alive, without asking anybody. */
    @Nullable
    HeldToken remembered(String profile, String subject) {
        return heartbeat.heardLately() ? tokens.get(key(profile, subject)) : null;
    }

    /** Known to be so, and not for long: nobody waits for a database that does not answer. */
    private boolean isCutOff() {
        return heartbeat.cutOff() && heartbeat.deafNanos() < WITHOUT_DATABASE_NANOS;
    }

    void forget(String profile, String subject) {
        forget(key(profile, subject));
    }

    private void forget(String key) {
        tokens.remove(key);
        doubted.remove(key);
    }

    void put(HeldToken token) {
        if (tokens.size() >= MOST) {
            tokens.clear(); // a plain bound: what is used comes back with one read each
        }
        String key = key(token.profile(), token.subject());
        tokens.put(key, token);
        doubted.remove(key);
    }

    /** Whether a stale token's renewal is asked for now: once in a while is enough, whoever calls how often. */
    boolean mayRenewBehind(HeldToken token) {
        long now = clock.nanoTime();
        Long last = renewedBehind.get(token.grantId());
        if (last != null && now - last < BEHIND_NANOS) {
            return false;
        }
        renewedBehind.put(token.grantId(), now);
        return true;
    }

    void changed(@Observes Changed change) {
        if (change.is("forgotten")) {
            forget(change.name());
        } else if (change.is("grant")) {
            doubt(change.name());
        } else if (change.is("profile")) {
            doubtAll(change.name() + "/");
        } else if (change.is("provider")) {
            doubtAll("");
        } else if (change.isEverything()) {
            tokens.clear();
            doubted.clear();
        }
    }

    private void doubtAll(String beginning) {
        tokens.keySet().stream().filter(key -> key.startsWith(beginning)).forEach(this::doubt);
    }

    private void doubt(String key) {
        HeldToken token = tokens.remove(key);
        if (token != null) {
            if (doubted.size() >= MOST) {
                doubted.clear();
            }
            doubted.put(key, token);
        }
    }

    private static String key(String profile, String subject) {
        return profile + "/" + subject;
    }
}
