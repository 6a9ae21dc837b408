package io.evergrant.message;

/** A template cannot be filled in; nothing was sent. The message names the place, never the value. */
public final class TemplateError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;

    TemplateError(String field, String message) {
        super(message);
        this.field = field;
    }

    /** What to look at, as the API names it: {@code variables.title}, {@code headers.X-Who}. */
    public String field() {
        return field;
    }
}
