package io.evergrant.check;

/** What was asked for contradicts what is there; nothing was changed. The message names the remedy. */
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message);
    }
}
