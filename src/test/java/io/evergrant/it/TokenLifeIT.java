package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.evergrant.demo.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who says how long an access token lives, and what becomes of it where nobody does. */
class TokenLifeIT {
    private final Scene scene = Scene.set().provider(Map.of("refreshRotation", "none"));

    /** The right answer to the next token request, with these members instead; null takes one out. */
    private void next(Map<String, Object> members) {
        scene.demo.control().arm(Fault.at("token").merge(members));
    }

    private static Map<String, Object> silent() {
        Map<String, Object> members = new HashMap<>();
        members.put("expires_in", null);
        return members;
    }

    private static Map<String, Object> silent(String member, Object value) {
        Map<String, Object> members = silent();
        members.put(member, value);
        return members;
    }

    private static String jwt(Duration life) {
        Instant now = Instant.now();
        return Secrets.used(new PlainJWT(new JWTClaimsSet.Builder()
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(life)))
                        .build())
                .serialize());
    }

    /** Of the token that a refresh brings which is answered so. */
    private void refreshedLives(Map<String, Object> members, long minutes) {
        next(members);
        scene.refresh().expect(200);
        lives(minutes);
    }

    private void lives(long minutes) {
        Instant end = Instant.parse(scene.grant().expect(200).text("accessTokenExpiresAt"));
        assertThat(Duration.between(Instant.now(), end))
                .isBetween(Duration.ofMinutes(minutes).minusSeconds(120), Duration.ofMinutes(minutes));
    }

    @Test
    @DisplayName("F13 a life is told by expires_in, else expires_at, else the JWT's exp, else as last time")
    void theSourcesOfALifeHaveAnOrder() {
        scene.consent();
        long inHalfAnHour = Instant.now().plusSeconds(1800).getEpochSecond();
        Map<String, Object> all =
                Map.of("expires_in", 900, "expires_at", inHalfAnHour, "access_token", jwt(Duration.ofMinutes(50)));
        refreshedLives(all, 15);
        Map<String, Object> dated = silent("expires_at", inHalfAnHour);
        dated.put("access_token", jwt(Duration.ofMinutes(50)));
        refreshedLives(dated, 30);
        refreshedLives(silent("access_token", jwt(Duration.ofMinutes(50))), 50);
        refreshedLives(silent(), 50);
        assertThat(scene.grant().text("nextRefreshAt"))
                .as("renewed ahead of it")
                .isNotNull();
    }

    @Test
    @DisplayName("F13 where nothing was ever told, the provider's default life holds, before a JWT's word")
    void theDefaultLifeHoldsWhereNothingIsTold() {
        scene.provider(Map.of("refreshRotation", "none", "defaultLifetime", "PT20M"));
        scene.profile(Map.of("scopes", List.of("tickets.read"))); // an ID token would vouch for the right access token
        next(silent("access_token", jwt(Duration.ofMinutes(50))));
        scene.consent();
        lives(20);
        scene.demo.control().arm(Fault.at("token").without("expires_in"));
        scene.refresh().expect(200);
        lives(20);
    }

    @Test
    @DisplayName("F13 where no end is known at all, the token is handed out until a 401, which renews it once")
    void whereNoEndIsKnownA401Renews() {
        scene.demo.control().arm(Fault.at("token").without("expires_in").always());
        scene.message(Map.of()).consent();
        assertThat(scene.grant().text("accessTokenExpiresAt")).isNull();
        String first = scene.accessToken();
        assertThat(scene.accessToken()).isEqualTo(first);
        assertThat(scene.tokenRequests()).isEqualTo(1);
        scene.demo.control().arm(Fault.at("api").status(401));
        assertThat(scene.execute("echo", Map.of()).expect(200).json().getInt("status"))
                .isEqualTo(200);
        assertThat(scene.accessToken()).isNotEqualTo(first);
        assertThat(scene.demo.control().count("token:refresh_token")).isEqualTo(1);
        assertThat(scene.demo.control().count("api:401")).isEqualTo(1);
    }

    @Test
    @DisplayName("F14 a life as text, as a date, as nonsense, huge, nought or negative never fails the grant")
    void anOddLifeNeverFailsTheGrant() {
        scene.consent();
        refreshedLives(Map.of("expires_in", " 900 "), 15);
        assertThat(warnings()).isEmpty();
        for (Object odd : List.of("Thu, 26 Nov 2026 12:00:00 GMT", "2026-11-26T12:00:00Z", "soon", true, List.of(1))) {
            refreshedLives(Map.of("expires_in", odd), 15);
            assertThat(warnings()).as("%s", odd).containsExactly("lifetime_unreadable");
        }
        refreshedLives(Map.of("expires_in", 3_600_000), 60_000);
        refreshedLives(
                Map.of("expires_in", Long.MAX_VALUE), Duration.ofDays(3650).toMinutes());
        for (Object none : List.of(0, -5, "-5")) {
            next(Map.of("expires_in", none));
            scene.refresh().expect(200);
            assertThat(scene.grant().text("status")).isEqualTo("active");
            assertThat(warnings()).as("%s", none).containsExactly("lifetime_zero");
        }
    }

    private List<String> warnings() {
        Answer grant = scene.grant().expect(200);
        assertThat(grant.text("status")).isEqualTo("active");
        return grant.json().getJsonArray("warnings").stream()
                .map(w -> w.asJsonObject().getString("code"))
                .toList();
    }
}
