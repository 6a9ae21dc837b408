package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GrantsApiIT {
    private final Scene scene = Scene.consented();
    private final Hub hub = scene.hub;

    @Test
    void tellsAllButTheTokens() {
        Answer grant = scene.grant().expect(200);
        assertThat(grant.text("status")).isEqualTo("active");
        assertThat(grant.text("subject")).isEqualTo("default");
        assertThat(grant.text("account")).contains("ada");
        assertThat(grant.text("accessTokenExpiresAt")).isNotNull();
        assertThat(grant.text("nextRefreshAt")).isNotNull();
        assertThat(grant.json().getJsonArray("scopes").toString()).contains("tickets.read");
        scene.demo.control().tokens().forEach(token -> assertThat(grant.body()).doesNotContain(token.value()));
        assertThat(hub.get("/api/profiles/" + scene.name + "/grants")
                        .expect(200)
                        .json()
                        .getJsonArray("items"))
                .hasSize(1);
        assertThat(hub.get("/api/grants?status=active&limit=1000").expect(200).body())
                .contains("\"" + scene.name + "\"");
        assertThat(hub.get("/api/grants?status=consent_required&limit=1000")
                        .expect(200)
                        .body())
                .doesNotContain("\"" + scene.name + "\"");
        hub.get("/api/grants?status=happy").expectProblem(400, "invalid_request");
    }

    @Test
    @DisplayName("R6 a grant says who gave it and when, when it was renewed last and when a human is needed")
    void tellsWhoGaveItAndHowLongItLasts() {
        scene.provider(Map.of("refreshLifetime", "P90D"));
        scene.consent();
        Answer first = scene.grant().expect(200);
        assertThat(first.text("grantedBy")).contains("ada");
        Instant granted = Instant.parse(first.text("grantedAt"));
        assertThat(granted)
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
        assertThat(Instant.parse(first.text("humanNeededBy")))
                .isBetween(granted.plus(Duration.ofDays(90)).minusSeconds(60), granted.plus(Duration.ofDays(90)));
        assertThat(first.text("humanNeededReason")).contains("90 days");
        assertThat(first.text("lastRefreshedAt")).isNull();
        scene.refresh().expect(200);
        Answer renewed = scene.grant();
        assertThat(Instant.parse(renewed.text("lastRefreshedAt"))).isAfterOrEqualTo(granted.minusSeconds(1));
        assertThat(renewed.text("humanNeededBy")).isEqualTo(first.text("humanNeededBy"));
        assertThat(renewed.text("grantedAt")).isEqualTo(first.text("grantedAt"));
    }

    @Test
    void aForcedRefreshBringsANewToken() {
        String before = scene.accessToken();
        assertThat(scene.refresh().expect(200).text("status")).isEqualTo("active");
        assertThat(scene.accessToken()).isNotEqualTo(before);
        assertThat(scene.demo.control().reuses()).isZero();
    }

    @Test
    void deletingRevokesAtTheProviderAndForgets() {
        hub.delete(scene.grantPath()).expect(204);
        scene.grant().expectProblem(404, "not_found");
        scene.token("").expectProblem(409, "consent_required");
        assertThat(scene.demo.control().tokens())
                .filteredOn(token -> token.kind() == io.evergrant.demo.Token.Kind.REFRESH)
                .isNotEmpty()
                .allMatch(token -> token.revokedAt() != null);
    }

    @Test
    void whatWasGrantedBeforeCanBeMovedIn() {
        String refreshToken = scene.demo.control().tokens().stream()
                .filter(token -> token.kind() == io.evergrant.demo.Token.Kind.REFRESH)
                .findFirst()
                .orElseThrow()
                .value();
        String path = "/api/profiles/" + scene.name + "/grants/";
        hub.put(path + "other", Map.of("refreshToken", refreshToken)).expectProblem(409, "conflict");
        hub.put(path + "default", Map.of("refreshToken", refreshToken)).expectSaved();
        assertThat(scene.tokenRequests()).isEqualTo(1);
        hub.put(path + "other", Map.of("refreshToken", Secrets.random("rt"), "accessToken", "x", "moon", 1))
                .expectProblem(400, "invalid_request");
    }

    @Test
    void nobodysGrantIsNotFound() {
        hub.get("/api/profiles/" + scene.name + "/grants/nobody").expectProblem(404, "not_found");
        hub.delete("/api/profiles/" + scene.name + "/grants/nobody").expectProblem(404, "not_found");
        hub.get("/api/profiles/nothing/grants/default").expectProblem(404, "not_found");
    }
}
