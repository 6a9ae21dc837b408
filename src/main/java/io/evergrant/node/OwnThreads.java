package io.evergrant.node;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for work that waits for other companies' servers. The server's own pool would have to be as large as all that
 * waiting; and its one queue would let a renewal come after the hundreds of callers who wait for it.
 */
public final class OwnThreads implements Executor, AutoCloseable {
    private final ThreadPoolExecutor threads;

    /** @param most so many at once; more work waits for its turn */
    public OwnThreads(int most, ManagedThreadFactory factory) {
        threads = new ThreadPoolExecutor(most, most, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), factory);
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** What was begun or waits is done still; nothing new is taken. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
