package io.evergrant.console;

import org.jspecify.annotations.Nullable;

/** What discovery would change. */
public record Difference(String field, @Nullable String now, String found) {}
