package io.evergrant.console;

/**
 * A step of the way with the demo provider.
 *
 * @param key of its texts, and what its button does
 * @param done whether what it makes is there
 * @param current whether it is the first that is not done
 */
public record Step(int number, String key, boolean done, boolean current) {}
