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
 * Watches over one exchange. The time-out of {@code java.net.http} ends with the headers: when the deadline passes, the
 * body's stream is closed under its reader. And the body is cut while it streams, not after.
 */
final class Watch implements AutoCloseable {
    static final String PROPERTY = Watch.class.getName();

    private final CompletableFuture<@Nullable Void> alarm = new CompletableFuture<>();
    private final long end;
    private final int mostBytes;
    private @Nullable InputStream body;
    private boolean passed;
    private volatile int status;

    Watch(Duration deadline, int mostBytes) {
        this.end = System.nanoTime() + deadline.toNanos();
        this.mostBytes = mostBytes;
        var unused = alarm.completeOnTimeout(null, deadline.toMillis(), TimeUnit.MILLISECONDS)
                .thenRunAsync(this::pass);
    }

    private void pass() {
        InputStream open;
        synchronized (this) {
            passed = true;
            open = body;
        }
        closeQuietly(open);
    }

    private synchronized InputStream watch(InputStream stream) {
        body = stream;
        if (passed) {
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

    boolean hasPassed() {
        return System.nanoTime() - end >= 0;
    }

    int millisLeft() {
        return (int) Math.max(1, (end - System.nanoTime()) / 1_000_000);
    }

    int status() {
        return status;
    }

    @Override
    public void close() {
        alarm.cancel(false);
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
