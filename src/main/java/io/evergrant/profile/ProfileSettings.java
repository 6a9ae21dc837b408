package io.evergrant.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a person sets of a profile.
 *
 * @param provider the provider's name
 * @param scopes asked for (RFC 6749 §3.3)
 * @param resources resource indicators (RFC 8707)
 * @param audience a provider's own {@code audience} parameter, or null
 * @param parameters extra parameters of the authorization and the token request
 * @param origins where its tokens may be sent; empty for wherever an administrator's message points
 * @param ahead whether the refresh clock renews it before its end, or else its use does
 * @param assertion for JWT bearer
 */
public record ProfileSettings(
        String provider,
        GrantType grantType,
        List<String> scopes,
        List<String> resources,
        @Nullable String audience,
        Map<String, String> parameters,
        List<String> origins,
        boolean ahead,
        Assertion assertion) {}
