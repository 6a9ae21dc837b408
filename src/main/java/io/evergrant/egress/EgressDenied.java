package io.evergrant.egress;

/** A request may not go there. The message names the place and the remedy, and is fit to be shown. */
public final class EgressDenied extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String message;

    EgressDenied(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
