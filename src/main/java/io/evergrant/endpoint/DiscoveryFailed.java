package io.evergrant.endpoint;

/** No metadata could be read. The message says why, in words for the administrator who asked. */
public final class DiscoveryFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String message;
    private final boolean absence;

    DiscoveryFailed(String message) {
        this(message, false);
    }

    private DiscoveryFailed(String message, boolean absence) {
        super(message);
        this.message = message;
        this.absence = absence;
    }

    /** There is no document at that place; there may be one at another. */
    static DiscoveryFailed absent(String message) {
        return new DiscoveryFailed(message, true);
    }

    boolean isAbsence() {
        return absence;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
