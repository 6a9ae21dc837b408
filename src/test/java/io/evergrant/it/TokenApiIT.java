package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.demo.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenApiIT {
    private final Scene scene = Scene.set();

    @Test
    @DisplayName(
            "checklist F8 F9 hands out the provider's token with its life, uncacheable, and nothing that lives longer")
    void handsOutTheProvidersToken() {
        scene.profile(Map.of("origins", List.of(scene.demo.issuer()))).consent();
        Answer token = scene.token("").expect(200);
        assertThat(token.header("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
        assertThat(token.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(token.header("Content-Type"))
                .hasValueSatisfying(v -> assertThat(v).startsWith("application/json"));
        assertThat(scene.demo.control().tokens())
                .filteredOn(t -> t.kind() == Token.Kind.REFRESH)
                .isNotEmpty()
                .noneMatch(t -> token.body().contains(t.value()));
        assertThat(token.body()).doesNotContain(scene.secret);
        assertThat(scene.demo.control().tokens())
                .anyMatch(t -> t.value().equals(token.text("access_token")) && t.revokedAt() == null);
        assertThat(token.json().getInt("expires_in")).isBetween(3500, 3600);
        assertThat(token.text("scope")).contains("tickets.read");
        assertThat(token.json().getJsonArray("origins").toString()).isEqualTo("[\"" + scene.demo.issuer() + "\"]");
    }

    @Test
    void whereNobodyConsentedItNamesThePage() {
        Answer refused = scene.token("").expectProblem(409, "consent_required");
        assertThat(refused.text("consentUri"))
                .isEqualTo(scene.hub.base() + "/profiles/" + scene.name + "/grants/default");
        assertThat(scene.token("?subject=j%C3%BCrgen%40example.com").text("consentUri"))
                .endsWith("/grants/j%C3%BCrgen%40example.com");
    }

    @Test
    void aProfileWithoutAHumanGetsItsTokenAtTheFirstRequest() {
        scene.profile(Map.of("grantType", "client_credentials", "scopes", List.of("tickets.read")));
        scene.demo.control().arm(Fault.at("token").delay(Duration.ofMillis(300)));
        List<Answer> answers =
                Stream.generate(() -> "").limit(20).parallel().map(scene::token).toList();
        assertThat(answers).allMatch(a -> a.status() == 200);
        assertThat(scene.demo.control().count("token:client_credentials")).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "R1 a 401 renews the token that it was seen with, once; who comes with an older token gets the current one")
    void aRejectedTokenIsRenewedOnceIfItIsTheCurrentOne() throws Exception {
        scene.consent();
        String old = scene.accessToken();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(old.getBytes(StandardCharsets.US_ASCII));
        String query = "?rejected=" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        for (int i = 0; i < 3; i++) {
            assertThat(scene.token(query).expect(200).text("access_token")).isNotEqualTo(old);
        }
        assertThat(scene.demo.control().count("token:refresh_token")).isEqualTo(1);
    }

    @Test
    void aCallerMayAskForALongerLife() {
        scene.demo.control().accessTokenLifetime(Duration.ofSeconds(300));
        scene.consent();
        String first = scene.accessToken();
        scene.demo.control().accessTokenLifetime(Duration.ofHours(1));
        assertThat(scene.token("?minTtl=PT2M").expect(200).text("access_token")).isEqualTo(first);
        assertThat(scene.token("?minTtl=PT10M").expect(200).text("access_token"))
                .isNotEqualTo(first);
        scene.token("?minTtl=long").expectProblem(400, "invalid_request");
        scene.token("?subject=a%0Ab").expectProblem(400, "invalid_request");
    }

    @Test
    void whereTheProviderIsOutOfReachItSaysWhenToComeBack() {
        scene.profile(Map.of("grantType", "client_credentials", "scopes", List.of("tickets.read")));
        scene.demo
                .control()
                .arm(Fault.at("token").status(503).header("Retry-After", "60").always());
        Answer refused = scene.token("").expectProblem(503, "provider_unavailable");
        assertThat(refused.header("Retry-After")).isPresent();
        scene.demo.control().heal();
    }
}
