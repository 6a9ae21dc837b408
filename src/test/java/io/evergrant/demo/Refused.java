package io.evergrant.demo;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** The demo says no, in the words of OAuth. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ErrorObject error;

    Refused(ErrorObject error) {
        super(error.getCode() + ": " + error.getDescription());
        this.error = error;
    }

    Refused(ErrorObject error, String description) {
        this(error.setDescription(description));
    }

    ErrorObject error() {
        return error;
    }
}
