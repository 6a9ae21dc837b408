package io.evergrant.message;

/** A part of a filled-in text, and where it came from: a preview marks what was inserted and masks what is secret. */
public record Piece(String text, Origin origin) {
    /** Where it came from. */
    public enum Origin {
        TEMPLATE,
        INSERTED,
        SECRET
    }

    /** As it may be shown. */
    public String shown() {
        return origin == Origin.SECRET ? "••••••" : text;
    }

    @Override
    public String toString() {
        return shown();
    }
}
