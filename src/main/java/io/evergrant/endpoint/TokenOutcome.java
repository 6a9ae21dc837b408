package io.evergrant.endpoint;

import io.evergrant.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a token request came to; protocol failure is a value. */
public sealed interface TokenOutcome {
    /**
     * Tokens (RFC 6749 §5.1).
     *
     * @param tokenType {@code Bearer}
     * @param life of the access token, from {@code sentAt}; zero where the answer said so, null where nobody did
     * @param scopes as granted, or null where as asked
     * @param refreshToken null where the answer had none, or where none is wanted
     * @param refreshLife what the answer said of the refresh token's life, or null
     * @param account the provider's account, or null where it names none
     * @param values further small members of the answer, as texts
     * @param sentAt when the request was sent: lives count from here
     */
    record Issued(
            Secret accessToken,
            String tokenType,
            @Nullable Duration life,
            @Nullable List<String> scopes,
            @Nullable Secret refreshToken,
            @Nullable Duration refreshLife,
            @Nullable Account account,
            Map<String, String> values,
            List<Remark> remarks,
            Instant sentAt)
            implements TokenOutcome {
        Issued with(Remark remark) {
            return new Issued(
                    accessToken,
                    tokenType,
                    life,
                    scopes,
                    refreshToken,
                    refreshLife,
                    account,
                    values,
                    Stream.concat(remarks.stream(), Stream.of(remark)).toList(),
                    sentAt);
        }
    }

    /**
     * An OAuth error (RFC 6749 §5.2): the request was understood, and refused; nothing was spent.
     *
     * @param error the code
     * @param description the provider's own words, cleaned and cut, or empty
     * @param status of HTTP; 0 where what is entered makes no request, so that nothing was sent
     */
    record Refused(String error, String description, int status) implements TokenOutcome {
        /** Nothing was sent: the provider's or the profile's settings lack something, which the description names. */
        public boolean isNotConfigured() {
            return status == 0;
        }
    }

    /**
     * No verdict: the provider is not well, or was not reached.
     *
     * @param kind what was seen
     * @param status of HTTP, or 0 where there was no answer
     * @param retryAfter how long the provider wants to be left alone, or null
     * @param provenUnspent whether it is proven that a refresh token in the request was not spent: the connection was never
     *     made, 429, 503 with {@code Retry-After}, or an OAuth error
     * @param detail what happened, in a sentence for people, without secrets
     */
    record Unwell(Kind kind, int status, @Nullable Duration retryAfter, boolean provenUnspent, String detail)
            implements TokenOutcome {
        /** Whether this node is to blame, so that it says nothing of the provider. */
        public boolean isOurs() {
            return kind == Kind.NODE_TOO_SLOW;
        }
    }

    /** What an unwell provider looks like. */
    enum Kind {
        NODE_TOO_SLOW,
        UNKNOWN_HOST,
        NOT_CONNECTED,
        TLS,
        EGRESS_DENIED,
        TIMED_OUT,
        BROKEN,
        RATE_LIMITED,
        SERVER_ERROR,
        RESPONSE_NOT_JSON,
        RESPONSE_INVALID,
        ID_TOKEN_INVALID,
        CLOCK_DIFFERS
    }

    /**
     * Something odd about an answer that was taken all the same.
     *
     * @param code for programs, {@code lifetime_unreadable}
     */
    record Remark(String code, String detail) {}
}
