package io.evergrant.endpoint;

import io.evergrant.endpoint.TokenOutcome.Kind;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import io.evergrant.http.TransportFailure;

/** What it means for a token that no whole answer came. */
final class Unanswered {
    private Unanswered() {}

    static Unwell outcome(TransportFailure failure) {
        return new Unwell(
                kind(failure.kind()),
                failure.status(),
                null,
                !failure.maybeSent(),
                String.valueOf(failure.getMessage()));
    }

    private static Kind kind(TransportFailure.Kind kind) {
        return switch (kind) {
            case EGRESS_DENIED -> Kind.EGRESS_DENIED;
            case NODE_TOO_SLOW -> Kind.NODE_TOO_SLOW;
            case UNKNOWN_HOST -> Kind.UNKNOWN_HOST;
            case NOT_CONNECTED -> Kind.NOT_CONNECTED;
            case TLS -> Kind.TLS;
            case TIMED_OUT -> Kind.TIMED_OUT;
            case TOO_LARGE -> Kind.RESPONSE_INVALID;
            case BROKEN -> Kind.BROKEN;
        };
    }
}
