package io.evergrant.client;

import java.util.concurrent.CompletionStage;

/**
 * Where access tokens come from: the one bean that an application injects. It never shows a refresh token or a client
 * secret.
 *
 * <p>Tokens come from memory as long as they are fresh; ask each time that you need one and keep none. Safe for use by
 * many threads: callers of one token cause one request. Nothing here returns null.
 *
 * <p>In the hub's own application this is a local bean, elsewhere it asks the hub over HTTPS; see the package.
 */
public interface AccessTokenSource {

    /**
     * A token of the shared grant, {@link Subject#DEFAULT}.
     *
     * @param profile the profile to use, never null
     * @return a token that is good for now
     * @throws GrantUnavailableException where there is none; waits 30 s at most before it says so
     */
    default AccessToken accessToken(ProfileName profile) {
        return accessToken(profile, Subject.DEFAULT);
    }

    /**
     * A token of one subject's grant.
     *
     * @param profile the profile to use, never null
     * @param subject on whose behalf, never null
     * @return a token that is good for now
     * @throws GrantUnavailableException where there is none; waits 30 s at most before it says so
     */
    AccessToken accessToken(ProfileName profile, Subject subject);

    /**
     * Tells that an API answered 401 to a token, and gives the one to use instead.
     *
     * <p>The token is renewed only if it is still the current one, and at most once in 30 s: an API that refuses every
     * token does not wear out the provider. The answer is then the same token again.
     *
     * @param token the token that was refused, never null
     * @return the token that is current now; equal to the given one where renewing it again would be of no use
     * @throws GrantUnavailableException where there is none; waits 30 s at most before it says so
     */
    AccessToken rejected(AccessToken token);

    /**
     * As {@link #accessToken(ProfileName, Subject)}, without holding the caller's thread.
     *
     * @param profile the profile to use, never null
     * @param subject on whose behalf, never null
     * @return ends with the token, or with a {@link GrantUnavailableException}; on which thread is not promised
     */
    CompletionStage<AccessToken> accessTokenAsync(ProfileName profile, Subject subject);

    /**
     * As {@link #rejected(AccessToken)}, without holding the caller's thread.
     *
     * @param token the token that was refused, never null
     * @return ends with the current token, or with a {@link GrantUnavailableException}; on which thread is not promised
     */
    CompletionStage<AccessToken> rejectedAsync(AccessToken token);
}
