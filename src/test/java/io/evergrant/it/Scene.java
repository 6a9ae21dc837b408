package io.evergrant.it;

import io.evergrant.demo.Client;
import io.evergrant.demo.DemoServer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider and a profile at a hub, with a demo provider of their own behind them; both bear the scene's name. */
final class Scene {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final Hub hub;
    final DemoServer demo;
    final String name;
    final String secret;

    private Scene(Hub hub, Scene same) {
        this.hub = hub;
        name = same.name;
        demo = same.demo;
        secret = same.secret;
    }

    /** The same provider and profile, seen through another node. */
    Scene through(Hub other) {
        return new Scene(other, this);
    }

    private Scene(Hub hub) {
        this.hub = hub;
        name = "scene-" + NUMBER.incrementAndGet();
        secret = Secrets.random("client-secret");
        demo = Demos.start(hub.base());
        demo.control().accessTokenLifetime(Duration.ofHours(1));
        demo.control()
                .register(Client.withSecret(name, secret, hub.base() + "/oauth/callback/" + name)
                        .authenticatedBy("client_secret_basic"));
    }

    /** Saved at the run's own hub, with the authorization code grant; nobody has consented yet. */
    static Scene set() {
        return on(Hub.shared());
    }

    static Scene on(Hub hub) {
        Scene scene = new Scene(hub);
        scene.provider(Map.of()).profile(Map.of());
        return scene;
    }

    /** Set, and somebody has consented. */
    static Scene consented() {
        Scene scene = set();
        scene.consent();
        return scene;
    }

    /** Saves the provider with some members of its own. */
    Scene provider(Map<String, ?> members) {
        hub.put("/api/providers/" + name, with(validProvider(), members)).expectSaved();
        return this;
    }

    /** Saves the profile with some members of its own. */
    Scene profile(Map<String, ?> members) {
        hub.put("/api/profiles/" + name, with(validProfile(), members)).expectSaved();
        return this;
    }

    Map<String, Object> validProvider() {
        String issuer = demo.issuer();
        return new HashMap<>(Map.of(
                "displayName",
                "Scene " + name,
                "issuer",
                issuer,
                "authorizationEndpoint",
                issuer + "/authorize",
                "tokenEndpoint",
                issuer + "/token",
                "revocationEndpoint",
                issuer + "/revoke",
                "jwksUri",
                issuer + "/jwks",
                "clientId",
                name,
                "clientSecret",
                secret,
                "clientAuthentication",
                "client_secret_basic",
                "refreshRotation",
                "strict"));
    }

    Map<String, Object> validProfile() {
        return new HashMap<>(Map.of(
                "provider",
                name,
                "grantType",
                "authorization_code",
                "scopes",
                List.of("openid", "tickets.read", "tickets.write")));
    }

    /** A REST message with the scene's token, and one method: {@code GET /api/echo/it}. */
    Scene message(Map<String, ?> members) {
        Map<String, Object> valid = Map.of(
                "endpoint", demo.issuer() + "/api",
                "authentication", Map.of("type", "oauth2", "profile", name),
                "methods", List.of(Map.of("name", "echo", "method", "GET", "path", "/echo/it")));
        hub.put("/api/messages/" + name, with(valid, members)).expectSaved();
        return this;
    }

    Answer execute(String method, Map<String, ?> body) {
        return hub.post("/api/messages/" + name + "/methods/" + method + "/execute", body);
    }

    /** Somebody follows a link and says yes; the hub has the token when this returns. */
    void consent() {
        Answer link = ask(Map.of());
        new Visitor("ada").consents(URI.create(link.text("consentUri"))).expect(200);
        String status = hub.get("/api/consents/" + link.text("id")).expect(200).text("status");
        if (!"completed".equals(status)) {
            throw new AssertionError("The consent is " + status);
        }
    }

    Answer ask(Map<String, ?> members) {
        return hub.post("/api/profiles/" + name + "/consents", members).expect(201);
    }

    Answer token(String query) {
        return hub.get("/api/profiles/" + name + "/token" + query);
    }

    String accessToken() {
        return token("").expect(200).text("access_token");
    }

    Answer grant() {
        return hub.get(grantPath());
    }

    String grantPath() {
        return "/api/profiles/" + name + "/grants/default";
    }

    Answer refresh() {
        return hub.post(grantPath() + "/refresh");
    }

    /** Waits until the grant says so. */
    void awaitGrant(String status, Duration limit) {
        Await.until("the grant is " + status, limit, () -> status.equals(grant().text("status")));
    }

    int tokenRequests() {
        return demo.control().count("token");
    }

    static Map<String, Object> with(Map<String, ?> valid, Map<String, ?> members) {
        Map<String, Object> all = new HashMap<>(valid);
        all.putAll(members);
        return all;
    }
}
