package io.evergrant.message;

import org.jspecify.annotations.Nullable;

/**
 * A variable of a method's templates.
 *
 * @param required whether a call without it is refused; else it is the empty string
 * @param testValue what the console's test begins with, or null
 */
public record Variable(
        String name,
        Escape escape,
        boolean required,
        @Nullable String testValue) {}
