package io.evergrant.message;

import io.evergrant.http.Answer;
import io.evergrant.http.TransportFailure;
import io.evergrant.http.TransportFailure.Kind;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of one attempt: an answer, or why there is none. */
record Reply(@Nullable Answer answer, @Nullable TransportFailure failure) {
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    int status() {
        return answer != null ? answer.status() : failure != null ? failure.status() : 0;
    }

    /** Whether it may go better the next time, and may be done again: what may have acted is repeated only if that does no harm. */
    boolean mayBeRepeated(boolean idempotent) {
        if (failure != null) {
            Kind kind = failure.kind();
            return kind == Kind.UNKNOWN_HOST
                    || kind == Kind.NOT_CONNECTED
                    || kind == Kind.NODE_TOO_SLOW
                    || (idempotent && (kind == Kind.TIMED_OUT || kind == Kind.BROKEN));
        }
        return idempotent && PASSING.contains(status()) && retryAfter().compareTo(LONGEST_PAUSE) <= 0;
    }

    /** RFC 9110 §10.2.3, in seconds; zero where nothing is said. */
    Duration retryAfter() {
        String seconds = answer == null ? null : answer.header("Retry-After");
        return seconds != null && seconds.strip().matches("\\d{1,18}")
                ? Duration.ofSeconds(Long.parseLong(seconds.strip()))
                : Duration.ZERO;
    }

    Outcome outcome() {
        if (failure == null) {
            return Outcome.ANSWERED;
        }
        return switch (failure.kind()) {
            case EGRESS_DENIED -> Outcome.REFUSED;
            case TIMED_OUT -> Outcome.TIMED_OUT;
            case TOO_LARGE -> Outcome.ANSWERED;
            case NODE_TOO_SLOW, UNKNOWN_HOST, NOT_CONNECTED, TLS, BROKEN -> Outcome.UNREACHABLE;
        };
    }
}
