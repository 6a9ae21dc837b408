package io.evergrant.message;

import io.evergrant.check.NotFound;
import io.evergrant.client.GrantUnavailableException;
import io.evergrant.client.RestMessageAnswer;
import io.evergrant.client.RestMessageException;
import io.evergrant.client.RestMessageException.Reason;
import io.evergrant.client.RestMessageRequest;
import io.evergrant.client.RestMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** The client's bean inside the hub itself: the same words, without a way through HTTP. */
@ApplicationScoped
class LocalMessages implements RestMessages {
    private static final Sending.Caller HERE = new Sending.Caller(null, "evergrant");

    @Inject
    RestMessageCall call;

    @Override
    public RestMessageAnswer send(RestMessageRequest request) {
        try {
            return answer(request).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RestMessageException(Reason.UNREACHABLE, "Interrupted while waiting.", null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public CompletionStage<RestMessageAnswer> sendAsync(RestMessageRequest request) {
        return answer(request).minimalCompletionStage();
    }

    private CompletableFuture<RestMessageAnswer> answer(RestMessageRequest request) {
        Sending sending = new Sending(
                request.message(),
                request.method(),
                request.subject(),
                request.variables(),
                request.query(),
                request.headers(),
                request.body(),
                HERE);
        return call.send(sending)
                .handle((exchange, failure) -> {
                    if (failure != null) {
                        throw told(failure);
                    }
                    return new RestMessageAnswer(
                            exchange.call(),
                            exchange.status(),
                            exchange.headers(),
                            exchange.body(),
                            exchange.duration());
                })
                .toCompletableFuture();
    }

    /** The hub's exceptions in the client's words. */
    private static RuntimeException told(Throwable ended) {
        Throwable cause = ended.getCause();
        Throwable failure = ended instanceof CompletionException && cause != null ? cause : ended;
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof GrantUnavailableException why) {
            return why;
        }
        if (failure instanceof Undelivered undelivered) {
            return new RestMessageException(reason(undelivered), message, undelivered.call(), undelivered);
        }
        if (failure instanceof RestMessageCall.TooLarge) {
            return new RestMessageException(Reason.TOO_LARGE, message, null, failure);
        }
        if (failure instanceof TemplateError || failure instanceof NotFound) {
            return new RestMessageException(Reason.INVALID, message, null, failure);
        }
        return failure instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(failure);
    }

    private static Reason reason(Undelivered undelivered) {
        if (undelivered.tooLarge()) {
            return Reason.TOO_LARGE;
        }
        return switch (undelivered.outcome()) {
            case REFUSED -> Reason.REFUSED;
            case TIMED_OUT -> Reason.TIMED_OUT;
            case ANSWERED, UNREACHABLE, NO_TOKEN -> Reason.UNREACHABLE;
        };
    }
}
