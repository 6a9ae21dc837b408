package io.evergrant.client;

import io.evergrant.client.GrantUnavailableException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what is under way, but not for ever. */
final class Waiting {
    static final long SECONDS = 30;

    private Waiting() {}

    /** @throws GrantUnavailableException, or whatever other unchecked exception it ended with */
    static <T> T waitFor(CompletableFuture<T> underWay) {
        try {
            return underWay.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GrantUnavailableException(Reason.UNREACHABLE, "Interrupted while waiting.", null, null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RestMessageException failed) {
                throw failed;
            }
            throw reason(e);
        } catch (TimeoutException e) {
            throw reason(e);
        }
    }

    static GrantUnavailableException reason(Throwable failure) {
        Throwable cause = failure instanceof ExecutionException || failure instanceof CompletionException
                ? failure.getCause()
                : failure;
        if (cause instanceof GrantUnavailableException why) {
            return why;
        }
        if (cause instanceof TimeoutException) {
            return new GrantUnavailableException(
                    Reason.UNREACHABLE, "The hub did not answer within " + SECONDS + " s.", null, null, cause);
        }
        if (cause instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        throw new IllegalStateException(cause);
    }
}
