package io.evergrant.client;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * There is no token to be had, so nothing was sent. The {@link #reason()} says who can change that.
 *
 * <p>Thrown inside a JAX-RS filter it reaches the caller as the cause of a {@code ProcessingException}. Its message is
 * a sentence for an administrator and holds no secret.
 */
public class GrantUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable URI consentPage;
    private final @Nullable Duration retryAfter;

    /** Why there is no token. */
    public enum Reason {
        /** A human must consent; {@link GrantUnavailableException#consentPage()} is the page to open. */
        CONSENT_REQUIRED,
        /** The hub has paused the profile or its provider; an administrator finds the remedy in the console. */
        PROFILE_PAUSED,
        /** The provider does not answer as it should; {@link GrantUnavailableException#retryAfter()} says when to
         * try again. */
        PROVIDER_UNAVAILABLE,
        /** The hub does not answer. */
        UNREACHABLE,
        /** The hub refuses: a wrong API key, a profile or subject that this application was not given, or a place
         * that the token may not be sent to. */
        FORBIDDEN
    }

    /**
     * A reason alone.
     *
     * @param reason why there is no token, never null
     * @param message what happened and what to do, a sentence without secrets; never null
     */
    public GrantUnavailableException(Reason reason, String message) {
        this(reason, message, null, null, null);
    }

    /**
     * A reason with all that is known.
     *
     * @param reason why there is no token, never null
     * @param message what happened and what to do, a sentence without secrets; never null
     * @param consentPage the grant's page in the console, or null
     * @param retryAfter when to try again, counted from now, or null where nobody knows
     * @param cause what led to it, or null
     */
    public GrantUnavailableException(
            Reason reason,
            String message,
            @Nullable URI consentPage,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.consentPage = consentPage;
        this.retryAfter = retryAfter;
    }

    /**
     * Why there is no token.
     *
     * @return the reason, never null
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The page on which a human can consent; it needs a login to the hub.
     *
     * @return the grant's page in the console; null unless the reason is {@link Reason#CONSENT_REQUIRED}
     */
    public @Nullable URI consentPage() {
        return consentPage;
    }

    /**
     * How long to wait before trying again.
     *
     * @return the time from now; null where nobody knows
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
