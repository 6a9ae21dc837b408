package io.evergrant.client;

import io.evergrant.client.GrantUnavailableException.Reason;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the hub answered.
 *
 * @param body its JSON object; empty where it sent none
 */
record HubAnswer(int status, JsonObject body, @Nullable Duration retryAfter) {

    @Nullable
    String text(String member) {
        return body.get(member) instanceof JsonString text ? text.getString() : null;
    }

    /** The problem that it is (RFC 9457), as the reason why there is no token. */
    GrantUnavailableException problem() {
        String code = text("code");
        if (code == null) {
            return status == 401 || status == 403 ? problem(Reason.FORBIDDEN) : problem(Reason.UNREACHABLE);
        }
        return switch (code) {
            case "consent_required" -> problem(Reason.CONSENT_REQUIRED);
            case "profile_paused" -> problem(Reason.PROFILE_PAUSED);
            case "provider_unavailable" -> problem(Reason.PROVIDER_UNAVAILABLE);
            default -> problem(status >= 500 ? Reason.UNREACHABLE : Reason.FORBIDDEN);
        };
    }

    private GrantUnavailableException problem(Reason reason) {
        String consentUri = reason == Reason.CONSENT_REQUIRED ? text("consentUri") : null;
        return new GrantUnavailableException(
                reason, sentence(), consentUri == null ? null : URI.create(consentUri), retryAfter, null);
    }

    /** What happened, in the hub's words where it has any. */
    String sentence() {
        String detail = text("detail");
        if (detail != null) {
            return detail;
        }
        return switch (status) {
            case 401 -> "The hub does not know this application's API key: check the setting evergrant.api-key.";
            case 403 -> "The hub does not allow this to this application's API key.";
            default -> "What stands at evergrant.url answered " + status + ", not as a hub does.";
        };
    }
}
