package io.evergrant.endpoint;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.profile.Profile;
import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Asks for tokens (RFC 6749 §3.2). Each call sends one token request at most, blocks for 20 s at most until it is
 * answered, and repeats nothing; what is read beside it (keys, who it is) never spends anything.
 */
@ApplicationScoped
public class TokenEndpoint {
    @Inject
    TokenRequests requests;

    @Inject
    BearerAssertions assertions;

    @Inject
    Identity identity;

    /**
     * Exchanges a code (RFC 6749 §4.1.3), and where {@code openid} was asked, learns whose account it is.
     *
     * @param redirectUri byte-equal to that of the authorization request
     */
    public TokenOutcome exchange(
            Provider provider,
            Profile profile,
            Secret code,
            @Nullable Secret verifier,
            URI redirectUri,
            @Nullable Secret nonce) {
        if (nonce != null) {
            identity.prepare(provider);
        }
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code.reveal()),
                redirectUri,
                verifier == null ? null : new CodeVerifier(verifier.reveal()));
        TokenAnswer answer = requests.send(provider, profile, TokenRequests.Kind.CODE, grant);
        return answer.outcome() instanceof Issued issued
                ? identity.learned(provider, issued, answer.idToken(), nonce)
                : answer.outcome();
    }

    /**
     * Refreshes (RFC 6749 §6). Sends no scope.
     *
     * @param account {@link Account#id()} of the grant, which an ID token in the answer must name again; or null
     */
    public TokenOutcome refresh(Provider provider, Profile profile, Secret refreshToken, @Nullable String account) {
        RefreshTokenGrant grant = new RefreshTokenGrant(new RefreshToken(refreshToken.reveal()));
        TokenAnswer answer = requests.send(provider, profile, TokenRequests.Kind.REFRESH, grant);
        return answer.outcome() instanceof Issued issued
                ? identity.confirmed(provider, issued, answer.idToken(), account)
                : answer.outcome();
    }

    /** RFC 6749 §4.4. */
    public TokenOutcome clientCredentials(Provider provider, Profile profile) {
        return requests.send(provider, profile, TokenRequests.Kind.MACHINE, new ClientCredentialsGrant())
                .outcome();
    }

    /** RFC 7523 §2.1. */
    public TokenOutcome jwtBearer(Provider provider, Profile profile, String subject) {
        try {
            URI endpoint = TokenRequests.endpoint(provider, TokenRequests.Kind.MACHINE);
            JWTBearerGrant grant = new JWTBearerGrant(assertions.make(provider, profile, subject, endpoint));
            return requests.send(provider, profile, TokenRequests.Kind.MACHINE, grant)
                    .outcome();
        } catch (NotConfigured e) {
            return e.outcome();
        }
    }
}
