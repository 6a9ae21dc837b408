package io.evergrant.node;

/** This node stops, and the database is still there: fired once, waited for. Later, a bean's own end is too late for it. */
public record Stopping() {}
