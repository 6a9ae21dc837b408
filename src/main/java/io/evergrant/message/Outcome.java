package io.evergrant.message;

/** How a call ended. */
public enum Outcome {
    ANSWERED,
    UNREACHABLE,
    TIMED_OUT,
    /** By us: the target is out of bounds; nothing was sent. */
    REFUSED,
    /** There was no token; nothing was sent. */
    NO_TOKEN
}
