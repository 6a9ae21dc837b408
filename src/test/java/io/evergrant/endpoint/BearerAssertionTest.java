package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.evergrant.demo.Client;
import io.evergrant.key.TestKeys;
import io.evergrant.profile.Assertion;
import io.evergrant.profile.GrantType;
import io.evergrant.profile.Profile;
import io.evergrant.profile.TestProfiles;
import io.evergrant.provider.Bent;
import io.evergrant.provider.ClientAuthentication;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BearerAssertionTest {
    private final AtTheDemo at = new AtTheDemo();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    @DisplayName("B22 a JWT bearer grant names issuer, subject and one audience, is new each time and soon over")
    void theGrantIsMadeAnewForEachRequest() throws ParseException {
        at.demo.control().register(new Client("keyed", null, "none", List.of(), null, at.keys.publicJwks(), List.of()));
        at.settings = Bent.authenticating(at.settings, "keyed", ClientAuthentication.NONE);
        Profile profile = TestProfiles.asking(
                GrantType.JWT_BEARER,
                new Assertion(null, null, null, Map.of("tenant", "{\"id\":7}"), Duration.ofSeconds(60), TestKeys.OURS));

        assertThat(at.endpoint.jwtBearer(at.provider(), profile, "jonas", () -> true))
                .isInstanceOf(TokenOutcome.Issued.class);
        JWTClaimsSet first = claims();
        assertThat(at.endpoint.jwtBearer(at.provider(), profile, "jonas", () -> true))
                .isInstanceOf(TokenOutcome.Issued.class);

        assertThat(first.getIssuer()).isEqualTo("keyed");
        assertThat(first.getSubject()).isEqualTo("jonas");
        assertThat(first.toJSONObject().get("aud")).isEqualTo(at.demo.issuer());
        assertThat(first.getJSONObjectClaim("tenant")).containsEntry("id", 7L);
        assertThat(first.getExpirationTime().toInstant()).isBefore(at.time.now().plus(Duration.ofMinutes(10)));
        assertThat(claims().getJWTID()).isNotEqualTo(first.getJWTID());
    }

    private JWTClaimsSet claims() throws ParseException {
        return SignedJWT.parse(at.lastTokenRequest().parameter("assertion")).getJWTClaimsSet();
    }
}
