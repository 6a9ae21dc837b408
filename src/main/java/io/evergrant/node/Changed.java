package io.evergrant.node;

/**
 * Something was changed, here or on another node; fired as a CDI event once it can be read.
 *
 * @param kind {@code provider}, {@code profile}, {@code grant}, {@code application}, {@code user}, {@code message}, {@code key};
 *     {@code forgotten} is a grant that was deleted, beside {@code grant}
 * @param name its name, as {@link Changes#announce} was told
 * @param here whether this node did it
 */
public record Changed(String kind, String name, boolean here) {
    /** Nobody knows what: this node was cut off for longer than changes are kept. */
    static final Changed EVERYTHING = new Changed("everything", "", false);

    public boolean isEverything() {
        return kind.equals(EVERYTHING.kind);
    }

    public boolean is(String askedKind) {
        return kind.equals(askedKind);
    }
}
