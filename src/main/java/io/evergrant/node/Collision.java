package io.evergrant.node;

/** Another transaction was in the way: what was asked for may be asked for again at once. */
public final class Collision extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Collision(String message) {
        super(message);
    }
}
