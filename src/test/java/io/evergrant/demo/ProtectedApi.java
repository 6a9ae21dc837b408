package io.evergrant.demo;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demo API: living tokens only, with the scope that the thing asked for needs (RFC 6750 §3). */
final class ProtectedApi implements Handler {
    private final Tokens tokens;
    private final Tickets tickets;

    ProtectedApi(Tokens tokens, Tickets tickets) {
        this.tokens = tokens;
        this.tickets = tickets;
    }

    @Override
    public Answer handle(Received request, Fault fault) {
        String path = request.uri().getPath();
        if (path.startsWith("/api/open")) {
            return Answer.json(200, echo(request, null));
        }
        Token token = tokens.living(request.bearerToken());
        if (token == null) {
            return request.bearerToken() == null
                    ? no(BearerTokenError.MISSING_TOKEN)
                    : no(BearerTokenError.INVALID_TOKEN.setDescription("expired, revoked or never issued"));
        }
        if (path.startsWith("/api/echo")) {
            return Answer.json(200, echo(request, token));
        }
        if (!path.equals("/api/tickets")) {
            return Answer.json(404, Json.of("error", "not_found"));
        }
        return switch (request.method()) {
            case "GET" ->
                token.scopes().contains(Scopes.READ)
                        ? Answer.json(200, Json.of("tickets", tickets.toJson()))
                        : no(BearerTokenError.INSUFFICIENT_SCOPE);
            case "POST" ->
                token.scopes().contains(Scopes.WRITE) ? open(request, token) : no(BearerTokenError.INSUFFICIENT_SCOPE);
            default -> Answer.json(405, Json.of("error", "method_not_allowed")).with("Allow", "GET, POST");
        };
    }

    private Answer open(Received request, Token token) {
        String title;
        try {
            title = Json.text(Json.parse(request.body()), "title");
        } catch (IllegalArgumentException e) {
            return Answer.json(400, Json.of("error", "bad_request", "detail", e.getMessage()));
        }
        if (title == null || title.isBlank() || title.length() > 200) {
            return Answer.json(400, Json.of("error", "bad_request", "detail", "title: 1 to 200 characters"));
        }
        String by = token.account() == null ? token.client() : token.account();
        return Answer.json(201, tickets.open(title, by));
    }

    /** All that came, the token too: whoever keeps this answer has to mind it. */
    private static Map<String, Object> echo(Received request, @Nullable Token token) {
        Map<String, Object> headers = new LinkedHashMap<>();
        request.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return Json.of(
                "method",
                request.method(),
                "path",
                request.uri().getRawPath(),
                "query",
                request.query(),
                "headers",
                headers,
                "body",
                request.body(),
                "account",
                token == null ? null : token.account(),
                "scopes",
                token == null ? null : token.scopes(),
                "tokenExpiresAt",
                token == null ? null : Token.text(token.expiresAt()));
    }

    static Answer no(BearerTokenError error) {
        ErrorObject body = error.getCode() == null ? new ErrorObject("unauthorized", "no token", 401) : error;
        return Answer.json(error.getHTTPStatusCode(), body.toJSONObject())
                .with("WWW-Authenticate", error.setRealm("demo").toWWWAuthenticateHeader());
    }
}
