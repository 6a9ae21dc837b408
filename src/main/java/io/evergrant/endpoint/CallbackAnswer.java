package io.evergrant.endpoint;

import io.evergrant.check.Texts;
import io.evergrant.provider.ProviderSettings;
import io.evergrant.secret.Secret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the person's browser brings back from the provider (RFC 6749 §4.1.2, RFC 9207 §2). */
public sealed interface CallbackAnswer {
    /** A code, to be exchanged once. */
    record Code(Secret code) implements CallbackAnswer {}

    /**
     * The provider said no (RFC 6749 §4.1.2.1).
     *
     * @param error the code, cleaned
     * @param description the provider's words, cleaned and cut, or empty; its {@code error_uri} is never shown
     */
    record Denied(String error, String description) implements CallbackAnswer {}

    /**
     * It is not an answer that may be acted on; no token request follows.
     *
     * @param code {@code malformed}, {@code issuer_mismatch} or {@code issuer_missing}
     * @param detail what is wrong and what to do, for people
     */
    record Rejected(String code, String detail) implements CallbackAnswer {}

    int MOST_CODE_CHARACTERS = 8 * 1024;

    /** The state, or null where there is none, or more than one (RFC 6749 §3.1: no parameter twice). */
    static @Nullable String state(Map<String, String[]> parameters) {
        return single(parameters, "state");
    }

    /** Reads an answer whose state was found and belongs to this provider. */
    static CallbackAnswer parse(Map<String, String[]> parameters, ProviderSettings provider) {
        for (String name : List.of("code", "state", "iss", "error", "error_description")) {
            if (parameters.getOrDefault(name, new String[0]).length > 1) {
                return new Rejected("malformed", "The provider's answer holds " + name + " more than once.");
            }
        }
        Rejected foreign = issuer(single(parameters, "iss"), provider);
        if (foreign != null) {
            return foreign;
        }
        String error = single(parameters, "error");
        if (error != null) {
            String description = single(parameters, "error_description");
            return new Denied(Texts.excerpt(error, 100), description == null ? "" : Texts.excerpt(description, 500));
        }
        String code = single(parameters, "code");
        if (code == null || code.isEmpty() || code.length() > MOST_CODE_CHARACTERS) {
            return new Rejected("malformed", "The provider's answer holds neither a usable code nor an error.");
        }
        return new Code(new Secret(code));
    }

    /** RFC 9207 §2.4: compared as it stands, on errors too; an issuer that was announced and is missing stops the flow. */
    private static @Nullable Rejected issuer(@Nullable String iss, ProviderSettings provider) {
        if (iss == null) {
            return Boolean.TRUE.equals(provider.manner().issParameterRequired())
                    ? new Rejected(
                            "issuer_missing",
                            "The provider's metadata promises that its answers name their issuer, and this one does not:"
                                    + " it may come from someone else. Begin again.")
                    : null;
        }
        if (provider.issuer() == null) {
            return new Rejected(
                    "issuer_mismatch",
                    "The answer names " + Texts.excerpt(iss, 200) + " as its issuer, and none is entered for this"
                            + " provider. If that is the right one, enter it as the provider's issuer.");
        }
        return iss.equals(provider.issuer())
                ? null
                : new Rejected(
                        "issuer_mismatch",
                        "The answer comes from " + Texts.excerpt(iss, 200) + ", and not from the provider's issuer "
                                + Texts.excerpt(provider.issuer(), 200) + ". Nothing was sent to either.");
    }

    private static @Nullable String single(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values != null && values.length == 1 ? values[0] : null;
    }
}
