package io.evergrant.endpoint;

/** No metadata could be read. The message says why, in words for the administrator who asked. */
public final class DiscoveryFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String message;
    private final Cause cause;

    /** What the administrator should look at. */
    public enum Cause {
        /** The issuer as it is entered is not the one that answers there. */
        ISSUER,
        /** There is no document at that place; there may be one at another. */
        ABSENT,
        /** Nobody answers, or not legibly. */
        PROVIDER
    }

    DiscoveryFailed(Cause cause, String message) {
        super(message);
        this.message = message;
        this.cause = cause;
    }

    DiscoveryFailed(String message) {
        this(Cause.PROVIDER, message);
    }

    public Cause why() {
        return cause;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
