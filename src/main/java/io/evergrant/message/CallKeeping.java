package io.evergrant.message;

import io.evergrant.client.GrantUnavailableException;
import io.evergrant.http.Answer;
import io.evergrant.http.TransportFailure;
import io.evergrant.node.NodeClock;
import io.evergrant.node.NodeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps each call, redacted and to its message's log level, and hands on what the caller gets of it. */
@ApplicationScoped
class CallKeeping {
    private static final Logger LOG = Logger.getLogger(CallKeeping.class.getName());
    private static final int KEPT_BYTES = 64 * 1024;

    @Inject
    Calls calls;

    @Inject
    NodeClock clock;

    @Inject
    NodeName node;

    /** @throws Undelivered where no whole answer came */
    Exchange answered(MessageSettings message, Sending sending, Errand errand, Reply reply, Duration took) {
        Redaction redaction = redaction(errand);
        Answer answer = reply.answer();
        Map<String, String> headers = answer == null ? Map.of() : redaction.headers(answer.headers());
        byte[] body = answer == null ? new byte[0] : redaction.bytes(answer.body());
        Call call = call(message, sending, errand, redaction, took);
        call.ended(reply.outcome(), reply.status(), answer == null ? 0 : answer.body().length, took);
        keep(message, call, errand, redaction, answer == null ? null : part(message, redaction.kept(headers), body));
        TransportFailure failure = reply.failure();
        if (failure != null) {
            boolean tooLarge = failure.kind() == TransportFailure.Kind.TOO_LARGE;
            throw new Undelivered(reply.outcome(), tooLarge, failure.getMessage(), call.id(), failure);
        }
        return new Exchange(call.id(), reply.status(), headers, body, took, errand.isRenewed(), errand.attempts());
    }

    /** @throws RuntimeException always: what it failed with */
    Exchange unsent(MessageSettings message, Sending sending, Errand errand, Throwable failure, Duration took) {
        if (failure instanceof GrantUnavailableException) {
            Redaction redaction = redaction(errand);
            Call call = call(message, sending, errand, redaction, took);
            boolean denied = failure instanceof Errand.OriginDenied;
            call.ended(denied ? Outcome.REFUSED : Outcome.NO_TOKEN, 0, 0, took);
            keep(message, call, errand, redaction, null);
            if (denied) {
                throw new Undelivered(Outcome.REFUSED, false, String.valueOf(failure.getMessage()), call.id(), failure);
            }
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        throw new IllegalStateException(failure);
    }

    private static Redaction redaction(Errand errand) {
        return new Redaction(errand.request());
    }

    private Call call(MessageSettings message, Sending sending, Errand errand, Redaction redaction, Duration took) {
        String uri = redaction.text(errand.request().target().toString());
        int query = uri.indexOf('?');
        Call call = new Call(
                clock.instant().minus(took),
                node.name(),
                sending,
                message.log() == LogLevel.NONE && query >= 0 ? uri.substring(0, query) : uri);
        call.sent(errand.attempts(), errand.request().bytes().length, errand.isRenewed());
        return call;
    }

    private void keep(MessageSettings message, Call call, Errand errand, Redaction redaction, @Nullable Part answer) {
        Prepared request = errand.request();
        byte[] body = redaction.bytes(request.bytes());
        try {
            calls.keep(call, part(message, redaction.kept(request.headers()), body), answer);
        } catch (RuntimeException e) {
            // The target may have acted: its answer must reach the caller even where the record of it cannot be kept.
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "Call " + call.id() + " of message " + call.message()
                            + " could not be kept; its answer was handed on.");
        }
    }

    private static @Nullable Part part(MessageSettings message, Map<String, String> headers, byte[] body) {
        if (message.log() == LogLevel.NONE || message.log() == LogLevel.BASIC) {
            return null;
        }
        if (message.log() == LogLevel.HEADERS || body.length == 0) {
            return new Part(headers, null, false, false);
        }
        byte[] begin = body.length > KEPT_BYTES ? Arrays.copyOf(body, KEPT_BYTES) : body;
        String text = Exchange.text(begin);
        return new Part(
                headers,
                text == null ? Base64.getEncoder().encodeToString(begin) : text,
                text == null,
                begin.length < body.length);
    }
}
