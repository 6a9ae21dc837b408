package io.evergrant.http;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches over one exchange, headers and body. When its time is up, the waiting thread is interrupted, or the body's stream
 * closed under its reader; and the body is cut while it streams, not after. The time is counted while this process runs: one
 * that was frozen for minutes wakes up and reads the answer that has come meanwhile, which may hold a rotated refresh token.
 */
final class Watch implements AutoCloseable {
    static final String PROPERTY = Watch.class.getName();

    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Thread caller = Thread.currentThread();
    private final int mostBytes;
    private long left;
    private long counted = System.nanoTime();
    private boolean closed;
    private boolean interrupted;
    private @Nullable InputStream body;
    private volatile int status;

    /** To be closed by the thread that makes it. */
    Watch(Duration deadline, int mostBytes) {
        this.left = deadline.toNanos();
        this.mostBytes = mostBytes;
        lookLater();
    }

    private void lookLater() {
        CompletableFuture.delayedExecutor(Math.min(left, SLICE), TimeUnit.NANOSECONDS)
                .execute(this::look);
    }

    private void look() {
        InputStream open;
        synchronized (this) {
            if (closed) {
                return;
            }
            if (!hasPassed()) {
                lookLater();
                return;
            }
            open = body;
            if (open == null) {
                interrupted = true;
                caller.interrupt();
            }
        }
        closeQuietly(open);
    }

    private synchronized InputStream watch(InputStream stream) {
        body = stream;
        if (hasPassed()) {
            closeQuietly(stream);
        }
        return new Cut(stream);
    }

    private static void closeQuietly(@Nullable InputStream stream) {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // it is closed, which is all that was wanted: the reader is told
            }
        }
    }

    /** A slice that took far longer than it should was spent frozen, and counts as two. */
    synchronized boolean hasPassed() {
        long now = System.nanoTime();
        left -= Math.min(now - counted, 2 * SLICE);
        counted = now;
        return left <= 0;
    }

    int status() {
        return status;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (interrupted) {
            Thread.interrupted(); // the alarm was for the exchange, not for what this thread does next
        }
    }

    /** Sees each answer first, one that is repeated by another filter too. */
    static final class Filter implements ClientResponseFilter {
        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response) {
            if (request.getProperty(PROPERTY) instanceof Watch watch) {
                watch.status = response.getStatus();
                InputStream stream = response.getEntityStream();
                if (stream != null) {
                    response.setEntityStream(watch.watch(stream));
                }
            }
        }
    }

    /** The answer is longer than it may be. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final class Cut extends FilterInputStream {
        private int count;

        Cut(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            counted(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = in.read(into, offset, length);
            counted(Math.max(0, got));
            return got;
        }

        private void counted(int more) throws TooLarge {
            count += more;
            if (count > mostBytes) {
                throw new TooLarge();
            }
        }
    }
}
