package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider that nobody of us wrote, with rotation and reuse detection on. */
@Tag("h2-only")
class KeycloakIT {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Hub hub = Hub.shared();
    private final Keycloak keycloak = Keycloak.shared(hub.base());

    /** A provider by discovery, as an administrator would do it. */
    private void provider(String name, Map<String, ?> members) {
        String path = "/api/providers/" + name;
        Map<String, Object> body = new HashMap<>(Map.of("issuer", keycloak.issuer(), "clientId", "hub"));
        body.putAll(members);
        hub.put(path, Scene.with(endpoints(), body)).expectSaved();
        Answer found = hub.post(path + "/discovery").expect(200);
        assertThat(found.text("tokenEndpoint")).isEqualTo(endpoints().get("tokenEndpoint"));
    }

    private Map<String, Object> endpoints() {
        String oidc = keycloak.issuer() + "/protocol/openid-connect/";
        return new HashMap<>(Map.of(
                "authorizationEndpoint", oidc + "auth",
                "tokenEndpoint", oidc + "token",
                "revocationEndpoint", oidc + "revoke",
                "userinfoEndpoint", oidc + "userinfo",
                "jwksUri", oidc + "certs",
                "refreshRotation", "strict"));
    }

    private void profile(String name, String grantType, Map<String, ?> members) {
        hub.put(
                        "/api/profiles/" + name,
                        Scene.with(Map.of("provider", name, "grantType", grantType, "scopes", List.of()), members))
                .expectSaved();
    }

    private String token(String profile) {
        return hub.get("/api/profiles/" + profile + "/token").expect(200).text("access_token");
    }

    @Test
    @DisplayName("R6 a person consents, the token is renewed, and a sliding refresh_expires_in is no human's day")
    void aPersonConsentsAndTheTokenIsRenewed() {
        provider("kc-person", Map.of("clientSecret", Keycloak.CLIENT_SECRET));
        profile("kc-person", "authorization_code", Map.of("scopes", List.of("openid", "profile", "email")));
        Answer link = hub.post("/api/profiles/kc-person/consents", Map.of()).expect(201);
        try (Screen screen = new Screen(1280)) {
            ConsentPage.open(screen.page, link.text("consentUri")).goOn();
            new KeycloakPages(screen.page).logIn();
            new KeycloakPages(screen.page).grant();
            screen.page.waitForURL(hub.base() + "/**");
            screen.picture("consent-done-keycloak-1280");
        }
        assertThat(hub.get("/api/consents/" + link.text("id")).text("status")).isEqualTo("completed");
        String grant = "/api/profiles/kc-person/grants/default";
        assertThat(hub.get(grant).text("account")).contains("ada");
        assertThat(hub.get(grant).text("humanNeededBy"))
                .isNotNull()
                .isEqualTo(hub.get(grant).text("refreshTokenExpiresAt"));
        assertThat(hub.get(grant).text("humanNeededReason")).contains("The first renewal tells");
        String first = token("kc-person");
        Await.until("the timer renews", Duration.ofSeconds(60), () -> !first.equals(token("kc-person")));
        assertThat(hub.get(grant).text("humanNeededBy"))
                .as("its refresh_expires_in slides")
                .isNull();
        assertThat(hub.get(grant).text("humanNeededReason")).contains("each renewal moves the refresh token's end");
        String second = token("kc-person");
        hub.post(grant + "/refresh").expect(200);
        assertThat(token("kc-person")).isNotEqualTo(second);
        assertThat(hub.get(grant).text("status")).isEqualTo("active");
        hub.delete(grant).expect(204);
    }

    @Test
    void clientCredentialsNeedNoHuman() {
        provider("kc-machine", Map.of("clientSecret", Keycloak.CLIENT_SECRET));
        profile("kc-machine", "client_credentials", Map.of());
        assertThat(token("kc-machine")).isNotBlank();
        hub.delete("/api/profiles/kc-machine/grants/default");
    }

    @Test
    void aSignedAssertionStandsForTheClient() {
        hub.put("/api/keys/kc-client", Map.of("generate", "RS256")).expectSaved();
        provider(
                "kc-signed",
                Map.of("clientId", "hub-signed", "clientAuthentication", "private_key_jwt", "signingKey", "kc-client"));
        profile("kc-signed", "client_credentials", Map.of());
        assertThat(token("kc-signed")).isNotBlank();
        hub.delete("/api/profiles/kc-signed/grants/default");
    }

    @Test
    void aSignedAssertionStandsForThePerson() {
        hub.put("/api/keys/kc-person", Map.of("generate", "RS256")).expectSaved();
        provider("kc-bearer", Map.of("clientSecret", Keycloak.CLIENT_SECRET));
        profile(
                "kc-bearer",
                JWT_BEARER,
                Map.of(
                        "jwt",
                        Map.of(
                                "issuer",
                                hub.base(),
                                "subject",
                                "ada-at-the-hub",
                                "audience",
                                keycloak.issuer(),
                                "signingKey",
                                "kc-person")));
        assertThat(token("kc-bearer")).isNotBlank();
        hub.delete("/api/profiles/kc-bearer/grants/default");
    }
}
