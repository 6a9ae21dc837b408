package io.evergrant.message;

/** What is kept of each call; the row itself always is. */
public enum LogLevel {
    /** No query of the URI either. */
    NONE,
    BASIC,
    HEADERS,
    BODIES
}
