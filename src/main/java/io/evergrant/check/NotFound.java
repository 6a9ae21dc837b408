package io.evergrant.check;

/** There is no such thing, or not any more. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound(String kind, String name) {
        super("There is no " + kind + " " + Texts.excerpt(name, 80) + ".");
    }
}
