package io.evergrant.http;

import org.jspecify.annotations.Nullable;

/** No whole answer. The message says what happened, in a sentence for people, without secrets. */
public final class TransportFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final int status;
    private final String message;

    TransportFailure(Kind kind, int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.message = message;
    }

    /** What went wrong, and whether the request may have reached the other side. */
    public enum Kind {
        /** The egress guard refused it. */
        EGRESS_DENIED(false),
        /** This node was not in time itself; no request was sent. */
        NODE_TOO_SLOW(false),
        /** The host has no address. */
        UNKNOWN_HOST(false),
        /** Nobody took the connection. */
        NOT_CONNECTED(false),
        /** The other side's certificate or TLS version will not do; no request was sent. */
        TLS(false),
        /** The deadline passed after a connection was made. */
        TIMED_OUT(true),
        /** The answer is longer than it may be. */
        TOO_LARGE(true),
        /** Reset, closed early, or not HTTP. */
        BROKEN(true);

        private final boolean maybeSent;

        Kind(boolean maybeSent) {
            this.maybeSent = maybeSent;
        }
    }

    public Kind kind() {
        return kind;
    }

    /** False only where it is proven that the other side has not seen the request. */
    public boolean maybeSent() {
        return kind.maybeSent;
    }

    /** The answer's status, where it came so far; else 0. */
    public int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
