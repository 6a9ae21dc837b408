package io.evergrant.notice;

import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One look around: what is over, what has begun, each told once. */
@ApplicationScoped
class Watching {
    private static final Logger LOG = Logger.getLogger(Watching.class.getName());

    private static final Duration BETWEEN_DAYS = Duration.ofMinutes(5);

    @Inject
    NodeClock clock;

    @Inject
    Causes causes;

    @Inject
    Endings endings;

    @Inject
    Notices notices;

    private @Nullable Instant daysSeen;

    /** @param channels the ways that new notices take */
    synchronized void look(List<String> channels) {
        Instant now = clock.instant();
        endings.look(now);
        endings.close(channels, now);
        causes.now().forEach(c -> begin(c, channels, now));
        if (daysSeen == null || Duration.between(daysSeen, now).compareTo(BETWEEN_DAYS) >= 0) {
            causes.ahead().forEach(c -> begin(c, channels, now));
            endings.forget(now);
            daysSeen = now;
        }
    }

    private void begin(Function<Instant, List<Cause>> looking, List<String> channels, Instant now) {
        for (Cause cause : looking.apply(now)) {
            try {
                if (notices.begin(cause, channels, now)) {
                    LOG.log(Level.INFO, "Told: {0}", cause.kind().wire() + ", " + cause.object());
                }
            } catch (RuntimeException e) { // most likely another node was faster
                Level level = notices.told(cause) ? Level.FINE : Level.WARNING;
                LOG.log(level, "Not told of now: " + cause.held(), e);
            }
        }
    }
}
