package io.evergrant.api;

import java.util.Locale;

/** The codes of problems: programs decide by them, so they never change. */
enum Code {
    INVALID_REQUEST("Invalid request"),
    UNAUTHORIZED("Unauthorized"),
    FORBIDDEN("Forbidden"),
    NOT_FOUND("Not found"),
    CONFLICT("Conflict"),
    PRECONDITION_FAILED("Precondition failed"),
    IN_USE("In use"),
    CONSENT_REQUIRED("Consent required"),
    PROFILE_PAUSED("Profile paused"),
    PROVIDER_UNAVAILABLE("Provider unavailable"),
    SENDER_CONSTRAINED("Sender constrained"),
    EGRESS_DENIED("Egress denied"),
    TOO_LARGE("Too large"),
    TEMPLATE_ERROR("Template error"),
    INTERNAL_ERROR("Internal error");

    private final String title;

    Code(String title) {
        this.title = title;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }
}
