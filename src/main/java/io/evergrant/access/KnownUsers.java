package io.evergrant.access;

import io.evergrant.node.Changed;
import io.evergrant.node.Heartbeat;
import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What sessions ask at each request: does this user still stand, and with which roles? Seen everywhere within 5 s. */
@ApplicationScoped
class KnownUsers {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(60);

    @Inject
    Users users;

    @Inject
    NodeClock clock;

    @Inject
    Heartbeat heartbeat;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    record Known(String name, String stamp, Set<Role> roles, long atNanos) {}

    Optional<Known> find(String name) {
        long now = clock.nanoTime();
        Known before = known.get(name);
        if (before != null && now - before.atNanos() < FRESH_NANOS && heartbeat.heardLately()) {
            return Optional.of(before);
        }
        Optional<Known> found = users.find(name).map(u -> new Known(u.name(), u.stamp(), u.roles(), now));
        found.ifPresentOrElse(k -> known.put(name, k), () -> known.remove(name));
        return found;
    }

    void changed(@Observes Changed changed) {
        if (changed.isEverything()) {
            known.clear();
        }
        if (changed.is("user")) {
            known.remove(changed.name());
        }
    }
}
