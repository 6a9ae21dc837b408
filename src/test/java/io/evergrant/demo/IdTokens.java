package io.evergrant.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;

/** Signs ID tokens (OpenID Connect Core §2), and publishes the key. */
final class IdTokens {
    private static final int BITS = 2048;

    private volatile RSAKey key;

    IdTokens() throws JOSEException {
        key = new RSAKeyGenerator(BITS)
                .keyIDFromThumbprint(true)
                .keyUse(KeyUse.SIGNATURE)
                .generate();
    }

    Map<String, Object> published() {
        return new JWKSet(key.toPublicJWK()).toJSONObject(true);
    }

    Map<String, Object> toJson() {
        return key.toJSONObject();
    }

    void load(Map<String, Object> kept) {
        try {
            key = RSAKey.parse(kept);
        } catch (ParseException e) {
            throw new IllegalArgumentException("The demo's state has a broken key", e);
        }
    }

    /** @param first whether this is the answer to a code: it carries the nonce of its authorization request */
    String issue(String issuer, Tokens.Issue issue, boolean first, Fault fault, Instant now) throws JOSEException {
        Authorization by = issue.by();
        Map<String, Object> claims = Json.of(
                "iss", issuer,
                "sub", by.account(),
                "aud", by.client(),
                "iat", now.getEpochSecond(),
                "exp", now.plusSeconds(300).getEpochSecond(),
                "auth_time", by.since().getEpochSecond(),
                "nonce", first ? by.nonce() : null,
                "at_hash", hash(issue.access().value()));
        claims.putAll(Accounts.claims(String.valueOf(by.account()), issue.scopes()));
        JWTClaimsSet set;
        try {
            set = JWTClaimsSet.parse(Json.merge(claims, fault.idToken()));
        } catch (ParseException e) {
            throw new IllegalArgumentException("The fault makes no ID token: " + e.getMessage(), e);
        }
        if (fault.idTokenSignature().equals("none")) {
            return new PlainJWT(set).serialize();
        }
        RSAKey signer = fault.idTokenSignature().equals("stranger") ? new RSAKeyGenerator(BITS).generate() : key;
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), set);
        jwt.sign(new RSASSASigner(signer));
        return jwt.serialize();
    }

    private static String hash(String accessToken) {
        return AccessTokenHash.compute(new BearerAccessToken(accessToken), JWSAlgorithm.RS256, null)
                .getValue();
    }
}
