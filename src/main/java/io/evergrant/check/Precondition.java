package io.evergrant.check;

import org.jspecify.annotations.Nullable;

/**
 * What must hold for a save (RFC 9110 §13.1).
 *
 * @param version the version that the writer has seen ({@code If-Match}), or null where it does not care
 * @param mustBeNew {@code If-None-Match: *}
 */
public record Precondition(@Nullable Long version, boolean mustBeNew) {
    public static final Precondition NONE = new Precondition(null, false);
    public static final Precondition NEW = new Precondition(null, true);

    public static Precondition version(long version) {
        return new Precondition(version, false);
    }

    /**
     * @param current the stored version, or null where nothing is stored
     * @throws Failed where it does not hold
     */
    public void check(@Nullable Long current) {
        if (mustBeNew && current != null) {
            throw new Failed("It exists already.");
        }
        if (version != null && !version.equals(current)) {
            throw new Failed("Someone else has changed it since you read it. Read it again, then repeat your change.");
        }
    }

    /** Someone else was faster. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }
}
