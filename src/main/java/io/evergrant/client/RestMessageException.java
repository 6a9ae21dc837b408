package io.evergrant.client;

import org.jspecify.annotations.Nullable;

/**
 * A REST message was not sent, or got no answer. Its message is a sentence for an administrator and holds no secret.
 */
public class RestMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable String call;

    /** What went wrong. */
    public enum Reason {
        /** The message or method does not exist, a variable is missing, or a value is refused by its place; nothing was
         * sent. */
        INVALID,
        /** The hub may not send to that place; nothing was sent. */
        REFUSED,
        /** The target could not be reached, or its answer was unreadable; whether it acted is unknown. */
        UNREACHABLE,
        /** The target did not answer in time; whether it acted is unknown. */
        TIMED_OUT,
        /** The request or the answer is larger than the hub allows. */
        TOO_LARGE
    }

    /**
     * A failed call.
     *
     * @param reason what went wrong, never null
     * @param message what happened and what to do, a sentence without secrets; never null
     * @param call the id under which the hub keeps the call, or null where none was kept
     * @param cause what led to it, or null
     */
    public RestMessageException(Reason reason, String message, @Nullable String call, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.call = call;
    }

    /**
     * What went wrong.
     *
     * @return the reason, never null
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The call in the hub, as the console's page of calls lists it.
     *
     * @return its id; null where none was kept
     */
    public @Nullable String call() {
        return call;
    }
}
