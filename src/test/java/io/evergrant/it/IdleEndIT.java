package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The end of a refresh token: one that a renewal moves is idleness, and ours to meet; one that stands is a human's day. */
@Tag("postgresql-seldom")
class IdleEndIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** The time that real seconds take while the clock is stepped by hours. */
    private static final Duration ROUNDING = Duration.ofMinutes(10);

    private final Scene scene = Scene.on(SteppedHub.hub());

    @AfterEach
    void forget() {
        scene.demo.control().heal();
        scene.hub.delete(scene.grantPath());
    }

    private void provider(Map<String, ?> members) {
        scene.demo.control().accessTokenLifetime(Duration.ofDays(300));
        scene.provider(members);
        scene.profile(Map.of("refresh", "on_use"));
    }

    /** Keycloak's name for it. */
    private void answersEndIn(Duration refreshTokenLife) {
        scene.demo.control().heal();
        scene.demo
                .control()
                .arm(Fault.at("token")
                        .merge(Map.of("refresh_expires_in", refreshTokenLife.toSeconds()))
                        .always());
    }

    private int renewals() {
        return scene.demo.control().count("token:refresh_token");
    }

    private String reason() {
        return scene.grant().text("humanNeededReason");
    }

    private void awaitRenewals(int wanted) {
        Await.until(wanted + " renewals", SOON, () -> renewals() == wanted);
        Await.until("it is stored", SOON, () -> scene.grant().text("lastRefreshedAt") != null);
        SteppedHub.awaitTicks(scene.hub);
        assertThat(renewals()).isEqualTo(wanted);
    }

    @Test
    @DisplayName("R6 a sliding refresh_expires_in is no human's day: met in time, with nobody asking for a token")
    void aSlidingEndIsOursToMeet() {
        provider(Map.of());
        answersEndIn(Duration.ofHours(10));
        scene.consent();
        assertThat(scene.grant().text("humanNeededBy")).isEqualTo(scene.grant().text("refreshTokenExpiresAt"));
        assertThat(reason()).contains("The first renewal tells whether renewing moves it");
        SteppedHub.step(Duration.ofMinutes(260));
        assertThat(renewals()).isZero();
        SteppedHub.step(Duration.ofMinutes(80));
        awaitRenewals(1);
        assertThat(scene.grant().text("humanNeededBy")).isNull();
        assertThat(reason()).contains("No end known", "each renewal moves");
        SteppedHub.step(Duration.ofMinutes(340));
        awaitRenewals(2);
        assertThat(scene.grant().text("humanNeededBy")).isNull();
        assertThat(scene.grant().text("status")).isEqualTo("active");
    }

    @Test
    @DisplayName("R6 an end that stood still through a renewal is a human's day; one that moves again is none")
    void anEndThatStandsIsADay() {
        provider(Map.of());
        answersEndIn(Duration.ofHours(10));
        scene.consent();
        Instant end = Instant.parse(scene.grant().text("humanNeededBy"));
        SteppedHub.step(Duration.ofHours(2));
        answersEndIn(Duration.ofHours(8));
        scene.refresh().expect(200);
        assertThat(reason()).contains("renewing did not move it");
        assertThat(Instant.parse(scene.grant().text("humanNeededBy")))
                .isBetween(end.minus(ROUNDING), end.plus(ROUNDING));
        SteppedHub.step(Duration.ofHours(2));
        answersEndIn(Duration.ofHours(8));
        scene.refresh().expect(200);
        assertThat(reason()).contains("each renewal moves");
        assertThat(scene.grant().text("humanNeededBy")).isNull();
    }

    @Test
    @DisplayName(
            "R6 a grant that dies of idleness by the provider's settings is renewed in time, offline and on use alike")
    void idlenessBySettingsIsMet() {
        provider(Map.of("refreshIdle", "P30D"));
        answersEndIn(Duration.ZERO); // Keycloak's answer for an offline token
        scene.consent();
        assertThat(scene.grant().text("humanNeededBy")).isNull();
        assertThat(reason()).contains("unused for 30 days", "kept in use");
        SteppedHub.step(Duration.ofDays(13));
        assertThat(renewals()).isZero();
        SteppedHub.step(Duration.ofDays(4));
        awaitRenewals(1);
        SteppedHub.step(Duration.ofDays(17));
        awaitRenewals(2);
        assertThat(scene.grant().text("status")).isEqualTo("active");
        assertThat(scene.grant().text("humanNeededBy")).isNull();
    }

    @Test
    @DisplayName(
            "R6 a grant that was moved in is renewed before it dies of idleness, however long its access token lives")
    void whatWasMovedInIsMetToo() {
        provider(Map.of("refreshIdle", "P30D"));
        List<String> tokens = scene.demo.control().consented(scene.name, "ada", List.of("tickets.read"));
        tokens.forEach(Secrets::used);
        String end = SteppedHub.now().plus(Duration.ofDays(300)).toString();
        Map<String, String> moved =
                Map.of("refreshToken", tokens.get(0), "accessToken", tokens.get(1), "expiresAt", end);
        scene.hub.put(scene.grantPath(), moved).expectSaved();
        SteppedHub.step(Duration.ofDays(17));
        awaitRenewals(1);
    }
}
