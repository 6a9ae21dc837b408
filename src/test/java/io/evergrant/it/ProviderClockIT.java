package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.evergrant.demo.Client;
import io.evergrant.demo.Served;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A provider whose clock is wrong, as its {@code Date} tells. */
class ProviderClockIT {
    private static final Duration AHEAD = Duration.ofSeconds(192);

    private final Scene scene = Scene.set();

    private void assertingBy(String tokenEndpoint) {
        scene.demo
                .control()
                .register(Client.withKeys(scene.name, scene.hub.base() + "/jwks.json"))
                .advance(AHEAD);
        scene.hub.put("/api/keys/" + scene.name, Map.of("generate", "RS256")).expectSaved();
        Map<String, Object> provider = new HashMap<>();
        provider.put("clientAuthentication", "none");
        provider.put("clientSecret", null);
        provider.put("tokenEndpoint", tokenEndpoint);
        scene.provider(provider);
        scene.profile(Map.of(
                "grantType",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "scopes",
                List.of("tickets.read"),
                "jwt",
                Map.of("signingKey", scene.name, "lifetime", "PT60S")));
    }

    @Test
    @DisplayName("P11 F15 a provider's clock is 3 min 12 s ahead: assertions bear its time, and the grant says so")
    void assertionsBearTheProvidersTime() throws Exception {
        try (DateRelay relay = new DateRelay(scene.demo.issuer(), () -> AHEAD)) {
            assertingBy(relay.base() + "/token");
            scene.token("?subject=ada").expectProblem(503, "provider_unavailable");
            Await.until(
                    "the next assertion is taken",
                    Duration.ofSeconds(60),
                    () -> scene.token("?subject=ada").status() == 200);
            assertThat(scene.hub.get("/api/providers/" + scene.name).text("status"))
                    .as("nothing is paused for it")
                    .isNotEqualTo("paused");
            JsonObject warning = scene.hub
                    .get("/api/profiles/" + scene.name + "/grants/ada")
                    .expect(200)
                    .json()
                    .getJsonArray("warnings")
                    .getJsonObject(0);
            assertThat(warning.getString("code")).isEqualTo("clock_differs");
            assertThat(warning.getString("detail")).containsPattern("3 min \\d+ s ahead");
            assertThat(scene.tokenRequests()).as("one was refused").isEqualTo(2);
            Served last = scene.demo.control().log("token").get(1);
            JWTClaimsSet claims =
                    SignedJWT.parse(last.request().parameter("assertion")).getJWTClaimsSet();
            assertThat(claims.getIssueTime().toInstant())
                    .isBefore(last.request().at().minusSeconds(7));
            assertThat(claims.getExpirationTime().toInstant())
                    .isBetween(last.request().at(), last.request().at().plusSeconds(60));
        }
    }

    @Test
    @DisplayName("P11 what is refused although the provider's Date is ours stays refused")
    void whereNoClockDiffersTheRefusalStands() {
        assertingBy(scene.demo.issuer() + "/token");
        scene.token("?subject=ada").expectProblem(409, "profile_paused");
    }
}
