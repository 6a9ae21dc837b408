package io.evergrant.message;

import io.evergrant.client.AccessToken;
import io.evergrant.client.AccessTokenSource;
import io.evergrant.client.GrantUnavailableException;
import io.evergrant.client.GrantUnavailableException.Reason;
import io.evergrant.client.ProfileName;
import io.evergrant.http.Answer;
import io.evergrant.http.OutboundClients;
import io.evergrant.http.TransportFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way: gets the token, sends, renews it once after a 401 (RFC 6750 §3.1), and repeats as the message
 * allows. Waiting for a token or a pause holds no thread.
 */
final class Errand {
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private final MessageSettings message;
    private final Sending sending;
    private final Authentication authentication;
    private final AccessTokenSource tokens;
    private final OutboundClients clients;
    private final Pauses executor;

    private volatile Prepared request;
    private volatile @Nullable AccessToken token;
    private volatile boolean renewed;
    private final AtomicInteger attempts = new AtomicInteger();

    /** Where work goes on, and after a while. */
    interface Pauses extends Executor {
        Executor after(Duration pause);
    }

    Errand(
            MessageSettings message,
            Method method,
            Sending sending,
            Prepared request,
            AccessTokenSource tokens,
            OutboundClients clients,
            Pauses executor) {
        this.message = message;
        this.sending = sending;
        this.request = request;
        this.authentication = message.authentication(method);
        this.tokens = tokens;
        this.clients = clients;
        this.executor = executor;
    }

    /** Ends with what came of it; exceptionally with a {@link GrantUnavailableException}, and then nothing was sent. */
    CompletionStage<Reply> run() {
        String profile = authentication.profile();
        if (authentication.type() != Authentication.Type.OAUTH2 || profile == null) {
            return CompletableFuture.supplyAsync(this::transmit, executor).thenCompose(this::judge);
        }
        return tokens.accessTokenAsync(new ProfileName(profile), sending.subject())
                .thenApplyAsync(
                        got -> {
                            carry(got);
                            return transmit();
                        },
                        executor)
                .thenCompose(this::judge);
    }

    /** The final URI's origin is one of those that the profile's tokens may be sent to; none named: where we point. */
    private void carry(AccessToken got) {
        if (!got.origins().isEmpty() && !got.maySendTo(request.target())) {
            throw new OriginDenied("The tokens of profile " + got.profile() + " may be sent only to " + got.origins()
                    + ", and not to " + Target.origin(request.target())
                    + ". Nothing was sent. An administrator can change the profile's origins.");
        }
        request = Credentials.bearer(request, got);
        token = got;
    }

    private Reply transmit() {
        attempts.incrementAndGet();
        try {
            Answer answer =
                    clients.send(request.outgoing().within(message.timeout()).atMost(MOST_BYTES));
            return new Reply(answer, null);
        } catch (TransportFailure e) {
            return new Reply(null, e);
        }
    }

    private CompletionStage<Reply> judge(Reply reply) {
        AccessToken refused = token;
        if (reply.status() == 401 && refused != null && !renewed) {
            return renewed(refused, reply);
        }
        if (attempts.get() < message.retry().attempts() && reply.mayBeRepeated(request.isIdempotent())) {
            return CompletableFuture.supplyAsync(this::transmit, executor.after(pause(reply)))
                    .thenCompose(this::judge);
        }
        return CompletableFuture.completedFuture(reply);
    }

    /** A 401 says that nothing was done, so any method may be repeated: once, and only with another token. */
    private CompletionStage<Reply> renewed(AccessToken refused, Reply reply) {
        renewed = true;
        return tokens.rejectedAsync(refused)
                .handleAsync(
                        (current, failure) -> {
                            if (failure != null) {
                                return afterFailedRenewal(failure, reply);
                            }
                            if (current.value().equals(refused.value())) {
                                renewed = false;
                                return CompletableFuture.completedFuture(reply);
                            }
                            carry(current);
                            return judge(transmit());
                        },
                        executor)
                .thenCompose(stage -> stage);
    }

    /** The target's own 401 tells the caller more than why we could not mend it; the grant's page has the rest. */
    private CompletionStage<Reply> afterFailedRenewal(Throwable failure, Reply reply) {
        renewed = false;
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof GrantUnavailableException
                ? CompletableFuture.completedFuture(reply)
                : CompletableFuture.failedFuture(failure);
    }

    private Duration pause(Reply reply) {
        long most = message.retry().backoff().toMillis() << Math.min(attempts.get() - 1, 10);
        Duration own = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        return own.compareTo(reply.retryAfter()) < 0 ? reply.retryAfter() : own;
    }

    Prepared request() {
        return request;
    }

    boolean isRenewed() {
        return renewed;
    }

    int attempts() {
        return attempts.get();
    }

    /** The token may not be sent there. */
    static final class OriginDenied extends GrantUnavailableException {
        private static final long serialVersionUID = 1L;

        OriginDenied(String message) {
            super(Reason.FORBIDDEN, message);
        }
    }
}
