package io.evergrant.node;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for work that waits for other companies' servers. The server's own pool would have to be as large as all that
 * waiting; and its one queue would let a renewal come after the hundreds of callers who wait for it.
 *
 * <p>The context of a managed thread, its local transaction too, is that of the thread's whole life: what touches the
 * database here does so in transactions of its own.
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

    /** Nothing more is begun; what is under way is interrupted when the application is gone. */
    @Override
    public void close() {
        threads.shutdown();
        threads.getQueue().clear();
    }
}
