package io.evergrant.endpoint;

/** A request cannot even be made of what is entered; nothing was sent. The message names what is missing. */
final class NotConfigured extends Exception {
    private static final long serialVersionUID = 1L;

    NotConfigured(String message) {
        super(message, null, false, false);
    }

    /** Refused before it was sent, which is what status 0 says. */
    TokenOutcome.Refused outcome() {
        return new TokenOutcome.Refused("not_configured", String.valueOf(getMessage()), 0);
    }
}
