package io.evergrant.endpoint;

/** No metadata could be read. The message says why, in words for the administrator who asked. */
public final class DiscoveryFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String message;

    DiscoveryFailed(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
