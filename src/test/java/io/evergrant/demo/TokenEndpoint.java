package io.evergrant.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RFC 6749 §3.2: who asks, may it, and what does it get. */
final class TokenEndpoint implements Handler {
    private final DemoState state;
    private final String issuer;
    private final Clock clock;
    private final ClientChecks checks;
    private final JwtBearer jwtBearer;

    TokenEndpoint(DemoState state, String issuer, Clock clock, ClientChecks checks) {
        this.state = state;
        this.issuer = issuer;
        this.clock = clock;
        this.checks = checks;
        this.jwtBearer = new JwtBearer(state.clients, state.assertions, issuer, clock);
    }

    @Override
    public Answer handle(Received received, Fault fault) throws Refused, JOSEException {
        TokenRequest request = parse(received);
        AuthorizationGrant grant = request.getAuthorizationGrant();
        List<String> scopes = request.getScope() == null
                ? List.of()
                : request.getScope().stream().map(Scope.Value::getValue).toList();
        if (grant instanceof JWTBearerGrant assertion) {
            return byAssertion(request, assertion, scopes, fault);
        }
        Client client = checks.authenticated(request);
        if (grant instanceof AuthorizationCodeGrant code) {
            Authorization by = state.codes.redeem(code, client);
            return answer(state.tokens.issue(by, by.scopes(), true), true, fault);
        }
        if (grant instanceof RefreshTokenGrant refresh) {
            return answer(state.tokens.refresh(refresh.getRefreshToken().getValue(), client, scopes), false, fault);
        }
        if (grant instanceof ClientCredentialsGrant) {
            if (client.authentication().equals("none")) {
                throw new Refused(OAuth2Error.UNAUTHORIZED_CLIENT, "a public client has no credentials");
            }
            List<String> allowed = Scopes.allowed(client, scopes);
            Authorization by = Authorization.of(client, null, allowed, clock.instant(), null);
            return answer(state.tokens.issue(by, allowed, false), false, fault);
        }
        throw new Refused(OAuth2Error.UNSUPPORTED_GRANT_TYPE, grant.getType() + " is not for the demo");
    }

    private Answer byAssertion(TokenRequest request, JWTBearerGrant assertion, List<String> scopes, Fault fault)
            throws Refused, JOSEException {
        // RFC 7521 §4.1: the client need not authenticate beside its assertion; where it does, it must be right
        Client client = request.getClientAuthentication() == null ? null : checks.authenticated(request);
        Authorization by = jwtBearer.accept(assertion, client, scopes);
        List<String> allowed = Scopes.allowed(state.clients.get(by.client()), scopes);
        return answer(state.tokens.issue(by, allowed, false), false, fault);
    }

    private TokenRequest parse(Received received) throws Refused {
        try {
            return TokenRequest.parse(received.toNimbus(issuer));
        } catch (ParseException e) {
            ErrorObject error = e.getErrorObject();
            throw new Refused(error == null ? OAuth2Error.INVALID_REQUEST : error, String.valueOf(e.getMessage()));
        }
    }

    /** RFC 6749 §5.1, OpenID Connect Core §3.1.3.3. */
    private Answer answer(Tokens.Issue issue, boolean first, Fault fault) throws JOSEException {
        boolean identity = issue.scopes().contains("openid") && issue.by().account() != null;
        @Nullable Token refresh = issue.refresh();
        Map<String, Object> body = Json.of(
                "access_token",
                issue.access().value(),
                "token_type",
                "Bearer",
                "expires_in",
                seconds(issue.access()),
                "scope",
                String.join(" ", issue.scopes()),
                "refresh_token",
                refresh == null ? null : refresh.value(),
                "refresh_token_expires_in",
                refresh == null || refresh.expiresAt() == null ? null : seconds(refresh),
                "id_token",
                identity ? state.idTokens.issue(issuer, issue, first, fault, clock.instant()) : null);
        return Answer.json(200, body);
    }

    private static long seconds(Token token) {
        return token.expiresAt() == null
                ? 0
                : Duration.between(token.issuedAt(), token.expiresAt()).toSeconds();
    }
}
