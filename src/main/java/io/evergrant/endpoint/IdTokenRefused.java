package io.evergrant.endpoint;

/** Who someone is cannot be believed. The message says why, in a sentence for people. */
final class IdTokenRefused extends Exception {
    private static final long serialVersionUID = 1L;

    IdTokenRefused(String message) {
        super(message, null, false, false);
    }
}
