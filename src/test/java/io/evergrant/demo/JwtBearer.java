package io.evergrant.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client's signed word instead of a person's consent (RFC 7523 §2.1): {@code sub} is the account. */
final class JwtBearer {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Clients clients;
    private final Assertions assertions;
    private final String issuer;
    private final Clock clock;

    JwtBearer(Clients clients, Assertions assertions, String issuer, Clock clock) {
        this.clients = clients;
        this.assertions = assertions;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** @param authenticated who asks, where it has said so; the assertion must be its own */
    Authorization accept(JWTBearerGrant grant, @Nullable Client authenticated, List<String> scopes) throws Refused {
        if (!(grant.getJWTAssertion() instanceof SignedJWT jwt)) {
            throw no("the assertion is not signed");
        }
        JWTClaimsSet claims;
        try {
            claims = jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw no("the assertion has no claims");
        }
        Client client = clients.find(claims.getIssuer());
        if (client == null || (authenticated != null && !authenticated.id().equals(client.id()))) {
            throw no("iss is not the client");
        }
        if (!signed(jwt, client)) {
            throw no("the signature fits none of the client's keys");
        }
        if (claims.getAudience().stream().noneMatch(aud -> aud.equals(issuer) || aud.equals(issuer + "/token"))) {
            throw no("aud is not this server");
        }
        Instant now = clock.instant();
        Date end = claims.getExpirationTime();
        if (end == null || !now.isBefore(end.toInstant()) || now.plus(LONGEST).isBefore(end.toInstant())) {
            throw no("exp is missing, past or too far");
        }
        if (claims.getNotBeforeTime() != null
                && now.isBefore(claims.getNotBeforeTime().toInstant())) {
            throw no("nbf is to come");
        }
        if (claims.getSubject() == null) {
            throw no("sub is missing");
        }
        if (claims.getJWTID() == null || !assertions.spend(client.id(), claims.getJWTID(), end.toInstant())) {
            throw no("jti is missing or was used before");
        }
        return Authorization.of(client, claims.getSubject(), scopes, now, null);
    }

    private static boolean signed(SignedJWT jwt, Client client) throws Refused {
        try {
            for (JWK key : ClientChecks.keys(client, jwt.getHeader())) {
                if (jwt.verify(new DefaultJWSVerifierFactory()
                        .createJWSVerifier(jwt.getHeader(), ((AsymmetricJWK) key).toPublicKey()))) {
                    return true;
                }
            }
            return false;
        } catch (JOSEException e) {
            throw no("unusable signature: " + e.getMessage());
        }
    }

    private static Refused no(String why) {
        ErrorObject error = OAuth2Error.INVALID_GRANT;
        return new Refused(error, why);
    }
}
