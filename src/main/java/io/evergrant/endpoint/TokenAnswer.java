package io.evergrant.endpoint;

import io.evergrant.check.Texts;
import io.evergrant.endpoint.TokenOutcome.Kind;
import io.evergrant.endpoint.TokenOutcome.Refused;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import io.evergrant.http.Answer;
import io.evergrant.provider.Provider;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token endpoint's answer, read as if an enemy had written it (RFC 6749 §5).
 *
 * @param idToken that came with it, unchecked, or null
 */
record TokenAnswer(TokenOutcome outcome, @Nullable String idToken) {
    /** RFC 6749 §5.2: the characters of an error code. */
    private static final Pattern ERROR = Pattern.compile("[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");

    /** Others than these come from something in between, whatever they say: a consent does not end by them. */
    private static final Set<Integer> ENDS_A_GRANT = Set.of(200, 400, 401, 403);

    /** What GitHub says, with status 200, instead of RFC 6749's own words. */
    private static final Map<String, String> GITHUBS = Map.of(
            "bad_refresh_token", "invalid_grant",
            "bad_verification_code", "invalid_grant",
            "incorrect_client_credentials", "invalid_client");

    /**
     * What an answer is read with.
     *
     * @param human whether a refresh token may come of it; one of a machine's grant is ignored (RFC 6749 §4.4.3)
     * @param sent when the request was sent
     */
    record Context(Provider provider, boolean human, Instant sent) {
        String who() {
            return provider.displayName();
        }

        /** Whether someone has entered how long this provider's tokens live. */
        boolean lifeIsKnown() {
            return provider.settings().ends().defaultLifetime() != null;
        }
    }

    static TokenAnswer of(TokenOutcome outcome) {
        return new TokenAnswer(outcome, null);
    }

    static TokenAnswer read(Answer answer, Context context) {
        int status = answer.status();
        Duration retryAfter =
                RetryAfter.read(answer.header("Retry-After"), context.sent().plus(answer.took()));
        if (status == 429) {
            return of(new Unwell(
                    Kind.RATE_LIMITED, status, retryAfter, true, context.who() + " wants fewer requests (HTTP 429)."));
        }
        if (status >= 500) {
            boolean unspent = status == 503 && answer.header("Retry-After") != null;
            return of(new Unwell(
                    Kind.SERVER_ERROR,
                    status,
                    retryAfter,
                    unspent,
                    context.who() + " failed to answer (HTTP " + status + ")."));
        }
        if (status >= 300 && status < 400) {
            return of(invalid(
                    context.who() + " answered with a redirect (HTTP " + status + "), which is not followed.", status));
        }
        JsonObject body;
        try {
            body = AnswerBody.read(answer, context.who());
        } catch (AnswerBody.Unreadable e) {
            return of(new Unwell(Kind.RESPONSE_NOT_JSON, status, null, false, String.valueOf(e.getMessage())));
        }
        TokenOutcome error = error(body, status, context);
        if (error != null) {
            return of(error);
        }
        if (status != 200) {
            return of(invalid(context.who() + " answered HTTP " + status + ", which no token request gets.", status));
        }
        return new Tokens(body, context).read();
    }

    static Unwell invalid(String detail, int status) {
        return new Unwell(Kind.RESPONSE_INVALID, status, null, false, detail);
    }

    /** RFC 6749 §5.2, and the servers that say so with 200: the member decides, not the status. */
    private static @Nullable TokenOutcome error(JsonObject body, int status, Context context) {
        JsonValue error = body.get("error");
        if (error == null || error == JsonValue.NULL) {
            return null;
        }
        if (!(error instanceof JsonString code)
                || !ERROR.matcher(code.getString()).matches()) {
            return invalid(
                    context.who() + " answered HTTP " + status + " with an error that is no OAuth error.", status);
        }
        if (body.containsKey("access_token")) {
            return invalid(context.who() + " answered with a token and an error at once.", status);
        }
        if (code.getString().equals("temporarily_unavailable")
                || code.getString().equals("server_error")) {
            return new Unwell(
                    Kind.SERVER_ERROR,
                    status,
                    null,
                    false,
                    context.who() + " says of itself: " + code.getString() + " (HTTP " + status + ").");
        }
        String said = Texts.excerpt(Members.text(body, "error_description"), 500);
        String known = GITHUBS.get(code.getString());
        Refused refused = known == null
                ? new Refused(code.getString(), said, status)
                : new Refused(known, Texts.excerpt(code.getString() + ": " + said, 500), status);
        return refused.error().equals("invalid_grant") && !ENDS_A_GRANT.contains(status)
                ? new Unwell(
                        Kind.RESPONSE_INVALID,
                        status,
                        null,
                        status >= 400,
                        context.who() + " says invalid_grant with HTTP " + status
                                + ", as no token endpoint does: that is not taken for the end of a consent.")
                : refused;
    }
}
