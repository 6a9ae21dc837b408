package io.evergrant.endpoint;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.evergrant.profile.Assertion;
import io.evergrant.profile.Profile;
import io.evergrant.provider.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The JWT that is itself the grant (RFC 7523 §2.1, §3): signed anew for each request. */
@ApplicationScoped
class BearerAssertions {
    @Inject
    ClientProof proof;

    @Inject
    Assertions assertions;

    /**
     * @param subject of the grant: {@code sub} where the profile names none
     * @param endpoint where it is sent
     * @throws NotConfigured where there is no issuer, audience or key
     */
    SignedJWT make(Provider provider, Profile profile, String subject, URI endpoint) throws NotConfigured {
        Assertion asked = profile.settings().assertion();
        String issuer = asked.issuer() == null ? proof.clientId(provider).getValue() : asked.issuer();
        JWTClaimsSet.Builder claims = assertions
                .claims(asked.lifetime(), endpoint)
                .issuer(issuer)
                .subject(Objects.requireNonNullElse(asked.subject(), subject))
                .audience(audience(provider, asked.audience()));
        for (Map.Entry<String, String> claim : asked.claims().entrySet()) {
            claims.claim(claim.getKey(), value(claim));
        }
        String key = asked.signingKey();
        boolean providers = key == null;
        return proof.signer(
                        providers ? provider.settings().registration().signingKey() : key,
                        providers ? provider.settings().registration().signingAlgorithm() : null)
                .sign(claims.build());
    }

    private static String audience(Provider provider, @Nullable String asked) throws NotConfigured {
        String issuer = provider.settings().issuer();
        URI token = provider.settings().endpoints().token();
        if (asked != null) {
            return asked;
        }
        if (issuer == null && token == null) {
            throw new NotConfigured(
                    "The assertion has no audience: enter it, or the issuer of provider " + provider.name() + ".");
        }
        return issuer == null ? String.valueOf(token) : issuer;
    }

    private static @Nullable Object value(Map.Entry<String, String> claim) throws NotConfigured {
        try {
            return JSONObjectUtils.parse("{\"v\":" + claim.getValue() + "}").get("v");
        } catch (ParseException e) {
            throw new NotConfigured("The claim " + claim.getKey() + " of the assertion is not JSON.");
        }
    }
}
