package io.evergrant.provider;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How this provider wants to be spoken to.
 *
 * @param pkce whether PKCE S256 is sent (RFC 7636); false only where a provider refuses it
 * @param formPost whether the answer comes as a form post (OAuth 2.0 Form Post Response Mode), else in the query
 * @param scopeSeparator between scopes; a space by RFC 6749 §3.3
 * @param authorizationParameters extra parameters of the authorization request
 * @param tokenParameters extra parameters of every token request
 * @param tokenHeaders extra headers of every token request
 * @param trustedCertificates PEM certificates trusted beside the JVM's, or null
 * @param issParameterRequired whether metadata said that the answer carries {@code iss} (RFC 9207 §3); null where no
 *     metadata was read
 * @param challengeMethods {@code code_challenge_methods_supported} of the metadata, comma separated, or null
 */
public record Manner(
        boolean pkce,
        boolean formPost,
        String scopeSeparator,
        Map<String, String> authorizationParameters,
        Map<String, String> tokenParameters,
        Map<String, String> tokenHeaders,
        @Nullable String trustedCertificates,
        @Nullable Boolean issParameterRequired,
        @Nullable String challengeMethods) {
    public static final Manner STANDARD = new Manner(true, false, " ", Map.of(), Map.of(), Map.of(), null, null, null);
}
