package io.evergrant.endpoint;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import io.evergrant.check.Texts;
import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validates ID tokens (OIDC Core §3.1.3.7): signature by a key of the issuer's own set, issuer, audience, authorized
 * party, times, nonce, and the hash of the access token. Which algorithms are taken is ours to say and not the token's
 * (RFC 8725 §3.1): asymmetric ones, so that no public key is ever used as a shared secret.
 */
@ApplicationScoped
class IdTokens {
    private static final int SKEW_SECONDS = 30;
    private static final Pattern SUBJECT = Pattern.compile("[^\\p{Cntrl}]{1,255}");
    private static final Set<JWSAlgorithm> TAKEN = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    @Inject
    KeySets keySets;

    /**
     * Whose it is.
     *
     * @param age how long ago it came, which its end is judged by
     * @throws IdTokenRefused where anything of it does not hold
     */
    Account verified(Provider provider, String idToken, Secret nonce, Secret accessToken, Duration age)
            throws IdTokenRefused {
        SignedJWT jwt = parsed(idToken);
        IDTokenClaimsSet claims = validated(provider, jwt, new Nonce(nonce.reveal()), keySets.of(provider), age);
        if (claims.getAccessTokenHash() != null) {
            try {
                AccessTokenValidator.validate(
                        new BearerAccessToken(accessToken.reveal()),
                        jwt.getHeader().getAlgorithm(),
                        claims.getAccessTokenHash());
            } catch (InvalidHashException e) {
                throw new IdTokenRefused("The ID token belongs to another access token (at_hash).");
            }
        }
        return account(claims);
    }

    /**
     * Whether an ID token from a refresh names the account that consented. Nobody waits for keys that are not here: the
     * answer is not in the journal yet, so TLS to the token endpoint stands for the signature (OIDC Core §3.1.3.7, 6).
     *
     * @param account {@link Account#id()}
     */
    void sameAs(Provider provider, String idToken, String account) throws IdTokenRefused {
        SignedJWT jwt = parsed(idToken);
        IDTokenClaimsSet claims = validated(provider, jwt, null, keySets.known(provider), Duration.ZERO);
        boolean same = account(claims).id().equals(account)
                && claims.getAudience().stream()
                        .anyMatch(a -> a.getValue()
                                .equals(provider.settings().registration().clientId()));
        if (!same) {
            throw new IdTokenRefused("The ID token of the refresh names another account than the one that consented.");
        }
    }

    private static SignedJWT parsed(String idToken) throws IdTokenRefused {
        try {
            return SignedJWT.parse(idToken);
        } catch (java.text.ParseException e) {
            throw new IdTokenRefused("The ID token is not a signed JWT.");
        }
    }

    private static IDTokenClaimsSet validated(
            Provider provider, SignedJWT jwt, @Nullable Nonce nonce, JWKSource<SecurityContext> keys, Duration age)
            throws IdTokenRefused {
        String issuer = provider.settings().issuer();
        String client = provider.settings().registration().clientId();
        if (issuer == null || client == null) {
            throw new IdTokenRefused("An ID token came, and the provider's issuer or client id is not entered.");
        }
        IDTokenValidator validator = new IDTokenValidator(
                new Issuer(issuer),
                new ClientID(client),
                new JWSVerificationKeySelector<SecurityContext>(TAKEN, keys),
                null);
        validator.setMaxClockSkew(SKEW_SECONDS + (int) age.toSeconds());
        try {
            IDTokenClaimsSet claims = validator.validate(jwt, nonce);
            boolean others =
                    claims.getAudience().stream().anyMatch(a -> !a.getValue().equals(client));
            if (others
                    || claims.getAuthorizedParty() != null
                            && !claims.getAuthorizedParty().getValue().equals(client)) {
                throw new IdTokenRefused("The ID token is meant for someone else than us, too.");
            }
            return claims;
        } catch (KeySourceException e) {
            if (nonce == null) {
                return unverified(jwt);
            }
            throw new IdTokenRefused("The provider's keys could not be read, so its ID token is not believed: "
                    + Texts.excerpt(String.valueOf(e.getMessage()), 300));
        } catch (BadJOSEException | JOSEException e) {
            throw new IdTokenRefused(
                    "The ID token does not hold: " + Texts.excerpt(String.valueOf(e.getMessage()), 200) + ".");
        }
    }

    private static IDTokenClaimsSet unverified(SignedJWT jwt) throws IdTokenRefused {
        try {
            return new IDTokenClaimsSet(jwt.getJWTClaimsSet());
        } catch (ParseException | java.text.ParseException e) {
            throw new IdTokenRefused("The ID token lacks claims that it must have.");
        }
    }

    /** OIDC Core §2: a subject has 255 ASCII characters at most. */
    private static Account account(IDTokenClaimsSet claims) throws IdTokenRefused {
        if (!SUBJECT.matcher(claims.getSubject().getValue()).matches()) {
            throw new IdTokenRefused("The ID token's subject is longer than 255 characters, or cannot be shown.");
        }
        return new Account(
                claims.getIssuer().getValue(),
                claims.getSubject().getValue(),
                Accounts.displayName(claims::getStringClaim));
    }
}
