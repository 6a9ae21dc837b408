package io.evergrant.notice;

/** A channel did not take a notice; the message says why, without secrets. */
final class NotSent extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    NotSent(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
