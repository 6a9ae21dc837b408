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
import java.time.Duration;
import java.util.function.BooleanSupplier;
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

    /** Hears of tokens before anything else is done with them. */
    public interface Keeper {
        /** @param idToken that came with them, unchecked, or null */
        void keep(Issued issued, @Nullable Secret idToken);
    }

    /**
     * Exchanges a code (RFC 6749 §4.1.3), and where {@code openid} was asked, learns whose account it is.
     *
     * @param redirectUri byte-equal to that of the authorization request
     * @param keeper told of the tokens before their account is asked for: that takes a while, and a code works once
     */
    public TokenOutcome exchange(
            Provider provider,
            Profile profile,
            Secret code,
            @Nullable Secret verifier,
            URI redirectUri,
            @Nullable Secret nonce,
            Keeper keeper) {
        if (nonce != null) {
            identity.prepare(provider);
        }
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code.reveal()),
                redirectUri,
                verifier == null ? null : new CodeVerifier(verifier.reveal()));
        TokenAnswer answer = requests.send(provider, profile, TokenRequests.Kind.CODE, grant, () -> true);
        if (!(answer.outcome() instanceof Issued issued)) {
            return answer.outcome();
        }
        Secret idToken = answer.idToken() == null ? null : new Secret(answer.idToken());
        keeper.keep(issued, idToken);
        return learned(provider, issued, idToken, nonce, Duration.ZERO);
    }

    /**
     * Learns whose account the tokens of a code are.
     *
     * @param idToken that came with them, or null
     * @param nonce of the authorization request; null where {@code openid} was not asked for
     * @param age how long ago they came: an ID token is judged by the time at which it came
     */
    public TokenOutcome learned(
            Provider provider, Issued issued, @Nullable Secret idToken, @Nullable Secret nonce, Duration age) {
        return identity.learned(provider, issued, idToken == null ? null : idToken.reveal(), nonce, age);
    }

    /**
     * Refreshes (RFC 6749 §6). Sends no scope.
     *
     * @param account {@link Account#id()} of the grant, which an ID token in the answer must name again; or null
     * @param inTime asked right before the request leaves; where it says no, nothing is sent
     */
    public TokenOutcome refresh(
            Provider provider, Profile profile, Secret refreshToken, @Nullable String account, BooleanSupplier inTime) {
        RefreshTokenGrant grant = new RefreshTokenGrant(new RefreshToken(refreshToken.reveal()));
        TokenAnswer answer = requests.send(provider, profile, TokenRequests.Kind.REFRESH, grant, inTime);
        return answer.outcome() instanceof Issued issued
                ? identity.confirmed(provider, issued, answer.idToken(), account)
                : answer.outcome();
    }

    /** RFC 6749 §4.4. */
    public TokenOutcome clientCredentials(Provider provider, Profile profile, BooleanSupplier inTime) {
        return requests.send(provider, profile, TokenRequests.Kind.MACHINE, new ClientCredentialsGrant(), inTime)
                .outcome();
    }

    /** RFC 7523 §2.1. */
    public TokenOutcome jwtBearer(Provider provider, Profile profile, String subject, BooleanSupplier inTime) {
        try {
            URI endpoint = TokenRequests.endpoint(provider, TokenRequests.Kind.MACHINE);
            JWTBearerGrant grant = new JWTBearerGrant(assertions.make(provider, profile, subject, endpoint));
            return requests.send(provider, profile, TokenRequests.Kind.MACHINE, grant, inTime)
                    .outcome();
        } catch (NotConfigured e) {
            return e.outcome();
        }
    }
}
