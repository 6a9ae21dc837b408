package io.evergrant.node;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that restarts or fails over is away for seconds: whoever cannot go on without it waits here, without a thread.
 * One look serves all who wait; once it has been away for longer, nobody waits any more.
 */
@ApplicationScoped
public class Comeback {
    private static final long WORTH_WAITING_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_AGAIN_MILLIS = 250;
    private static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = "jdbc/evergrant")
    DataSource database;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    Heartbeat heartbeat;

    private final AtomicReference<@Nullable CompletableFuture<Boolean>> looking = new AtomicReference<>();

    /** True as soon as the database answers; false as soon as it has been away for 20 s, which may be at once. */
    public CompletionStage<Boolean> awaited() {
        if (awayForLong()) {
            return CompletableFuture.completedFuture(false);
        }
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> others = looking.compareAndExchange(null, mine);
        if (others != null) {
            return others.copy();
        }
        lookSoon(mine);
        return mine.copy();
    }

    private void lookSoon(CompletableFuture<Boolean> back) {
        try {
            scheduler.schedule(() -> look(back), LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RuntimeException stopping) {
            tell(back, false);
        }
    }

    private void look(CompletableFuture<Boolean> back) {
        boolean answers = answers();
        if (answers || awayForLong()) {
            tell(back, answers);
        } else {
            lookSoon(back);
        }
    }

    private void tell(CompletableFuture<Boolean> back, boolean answers) {
        looking.set(null); // who comes from now on begins a look of its own
        back.complete(answers);
    }

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException | RuntimeException away) {
            return false;
        }
    }

    private boolean awayForLong() {
        return heartbeat.deafNanos() > WORTH_WAITING_NANOS;
    }
}
