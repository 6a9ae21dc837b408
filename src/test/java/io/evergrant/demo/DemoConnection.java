package io.evergrant.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What a hub has to be told to use the demo: served at {@code /connect} as bodies of the hub's own API, in the order in
 * which they can be saved: {@code {"providers":[{"name","body"}], "profiles":[…], "messages":[…]}}.
 */
public final class DemoConnection {
    /** The name of the provider and of its first profile. */
    public static final String NAME = "demo";

    public static final String CLIENT = "evergrant";

    private final String issuer;
    private final String redirectUri;
    private final Client client;

    DemoConnection(String issuer, URI hub, Clients clients) {
        this.issuer = issuer;
        String base = hub.toString().replaceAll("/+$", "");
        this.redirectUri = base + "/oauth/callback/" + NAME;
        Client before = clients.find(CLIENT);
        String secret = before == null || before.secret() == null ? Tokens.random("demo-secret-") : before.secret();
        this.client = new Client(
                CLIENT, secret, "client_secret_basic", List.of(redirectUri), base + "/jwks.json", null, Scopes.known());
        clients.register(client);
        clients.register(Client.withKeys(CLIENT + "-keys", base + "/jwks.json", redirectUri + "-keys"));
    }

    /** The client that the hub is; {@code evergrant-keys} is another, for {@code private_key_jwt} and provider {@code demo-keys}. */
    public Client client() {
        return client;
    }

    public String redirectUri() {
        return redirectUri;
    }

    Map<String, Object> provider() {
        return Json.of(
                "displayName",
                "Demo provider",
                "issuer",
                issuer,
                "authorizationEndpoint",
                issuer + "/authorize",
                "tokenEndpoint",
                issuer + "/token",
                "revocationEndpoint",
                issuer + "/revoke",
                "userinfoEndpoint",
                issuer + "/userinfo",
                "jwksUri",
                issuer + "/jwks",
                "clientId",
                client.id(),
                "clientSecret",
                client.secret(),
                "clientAuthentication",
                client.authentication(),
                "pkce",
                "S256",
                "refreshRotation",
                "strict");
    }

    Map<String, Object> consentProfile() {
        return Json.of(
                "provider",
                NAME,
                "grantType",
                "authorization_code",
                "scopes",
                List.of("openid", "profile", Scopes.READ, Scopes.WRITE),
                "origins",
                List.of(issuer));
    }

    Map<String, Object> machineProfile() {
        return Json.of(
                "provider",
                NAME,
                "grantType",
                "client_credentials",
                "scopes",
                List.of(Scopes.READ),
                "origins",
                List.of(issuer));
    }

    Map<String, Object> message() {
        Map<String, Object> list = Json.of("name", "list", "method", "GET", "path", "/tickets");
        Map<String, Object> open = Json.of(
                "name", "open",
                "method", "POST",
                "path", "/tickets",
                "contentType", "application/json",
                "body", "{\"title\": \"${title}\"}",
                "variables",
                        List.of(Json.of(
                                "name",
                                "title",
                                "escape",
                                "auto",
                                "required",
                                true,
                                "testValue",
                                "The \"any\" key is missing")));
        Map<String, Object> echo = Json.of(
                "name", "echo",
                "method", "GET",
                "path", "/echo/${what}",
                "variables",
                        List.of(Json.of(
                                "name", "what", "escape", "auto", "required", true, "testValue", "hello world")));
        return Json.of(
                "endpoint", issuer + "/api",
                "authentication", Json.of("type", "oauth2", "profile", NAME),
                "headers", Json.of("Accept", "application/json"),
                "log", "bodies",
                "methods", List.of(list, open, echo));
    }

    public Map<String, Object> toJson() {
        return Json.of(
                "providers", List.of(named(NAME, provider())),
                "profiles", List.of(named(NAME, consentProfile()), named(NAME + "-machine", machineProfile())),
                "messages", List.of(named(NAME + "-tickets", message())));
    }

    private static Map<String, Object> named(String name, Map<String, Object> body) {
        return Json.of("name", name, "body", body);
    }
}
