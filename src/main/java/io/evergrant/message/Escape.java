package io.evergrant.message;

/** How a variable's value is made fit for its place. */
public enum Escape {
    /** For the place where it stands. */
    AUTO,
    JSON,
    XML,
    URL,
    /** As it is; the place still refuses what it cannot hold. */
    NONE
}
