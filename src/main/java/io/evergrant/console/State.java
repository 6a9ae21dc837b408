package io.evergrant.console;

/** How a state looks: {@code tone} is ok, warn, bad or off. */
public record State(String word, String icon, String tone) {}
