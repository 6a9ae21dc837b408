package io.evergrant.demo;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** RFC 6749 §4.1.1 with PKCE (RFC 7636): shows the page on GET, takes the person's answer on POST. */
final class Authorize implements Handler {
    private final DemoState state;
    private final Issuer issuer;
    private final Clock clock;
    private final Supplier<Settings> settings;

    Authorize(DemoState state, String issuer, Clock clock, Supplier<Settings> settings) {
        this.state = state;
        this.issuer = new Issuer(issuer);
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Answer handle(Received received, Fault fault) {
        Map<String, List<String>> query = received.query();
        Client client = state.clients.find(MultivaluedMapUtils.getFirstValue(query, "client_id"));
        String redirectUri = MultivaluedMapUtils.getFirstValue(query, "redirect_uri");
        // RFC 6749 §4.1.2.1: neither an unknown client nor an unknown address is ever redirected to
        if (client == null) {
            return ConsentPage.refusal("This application is not registered here.", "client_id");
        }
        if (redirectUri == null || !client.redirectUris().contains(redirectUri)) {
            return ConsentPage.refusal("The address to return to is not the one that was registered.", "redirect_uri");
        }
        URI back = URI.create(redirectUri);
        String stateText = MultivaluedMapUtils.getFirstValue(query, "state");
        State asked = stateText == null ? null : new State(stateText);
        ResponseMode mode = ResponseMode.QUERY;
        try {
            AuthorizationRequest request = AuthorizationRequest.parse(query);
            mode = request.getResponseMode() == null ? mode : request.getResponseMode();
            List<String> scopes = acceptable(request, client);
            return received.method().equals("POST")
                    ? answered(received, request, client, scopes, back)
                    : asked(received, request, client, scopes, back);
        } catch (ParseException e) {
            return back(new AuthorizationErrorResponse(
                    back,
                    e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject(),
                    asked,
                    issuer,
                    mode));
        } catch (Refused e) {
            return back(new AuthorizationErrorResponse(back, e.error(), asked, issuer, mode));
        }
    }

    private static List<String> acceptable(AuthorizationRequest request, Client client) throws Refused {
        if (!request.getResponseType().impliesCodeFlow()) {
            throw new Refused(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE, "only code");
        }
        if (request.getResponseMode() != null
                && !List.of(ResponseMode.QUERY, ResponseMode.FORM_POST).contains(request.getResponseMode())) {
            throw new Refused(OAuth2Error.INVALID_REQUEST, "response_mode is query or form_post");
        }
        if (request.getCodeChallenge() == null || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
            throw new Refused(OAuth2Error.INVALID_REQUEST, "PKCE with S256 is required");
        }
        Scope scope = request.getScope();
        return Scopes.allowed(
                client,
                scope == null
                        ? List.of()
                        : scope.stream().map(Scope.Value::getValue).toList());
    }

    private Answer asked(Received received, AuthorizationRequest request, Client client, List<String> scopes, URI back)
            throws Refused {
        String hint = MultivaluedMapUtils.getFirstValue(received.query(), "login_hint");
        String account = hint == null || hint.isBlank() ? Accounts.FIRST : hint.strip();
        return switch (settings.get().consent()) {
            case ALLOW -> allowed(request, client, scopes, account, back);
            case DENY -> throw new Refused(OAuth2Error.ACCESS_DENIED, "denied, as told");
            case ASK -> {
                if (request.getPrompt() != null && request.getPrompt().contains(Prompt.Type.NONE)) {
                    throw new Refused(OIDCError.INTERACTION_REQUIRED, "somebody has to be asked");
                }
                yield ConsentPage.ask(
                        client, scopes, account, back, received.uri().getRawQuery());
            }
        };
    }

    private Answer answered(
            Received received, AuthorizationRequest request, Client client, List<String> scopes, URI back)
            throws Refused {
        if (!ConsentPage.isOurs(received)) {
            return ConsentPage.refusal("This answer did not come from our own page.", "ticket");
        }
        String account = received.parameter("account");
        if (!"allow".equals(received.parameter("decision"))) {
            throw new Refused(OAuth2Error.ACCESS_DENIED, "The person said no");
        }
        if (account == null || account.isBlank() || account.length() > 100) {
            return ConsentPage.refusal("An account's name has 1 to 100 characters.", "account");
        }
        return allowed(request, client, scopes, account.strip(), back);
    }

    private Answer allowed(AuthorizationRequest request, Client client, List<String> scopes, String account, URI back) {
        List<String> nonce = request.getCustomParameter("nonce");
        Authorization by =
                Authorization.of(client, account, scopes, clock.instant(), nonce == null ? null : nonce.get(0));
        String challenge = request.getCodeChallenge().getValue();
        AuthorizationCode code = new AuthorizationCode(state.codes.issue(by, back.toString(), challenge));
        ResponseMode mode = request.getResponseMode() == null ? ResponseMode.QUERY : request.getResponseMode();
        return back(new AuthorizationSuccessResponse(back, code, null, request.getState(), issuer, mode));
    }

    /** RFC 9207: {@code iss} stands in every answer. */
    private static Answer back(AuthorizationResponse response) {
        @Nullable ResponseMode mode = response.getResponseMode();
        return ResponseMode.FORM_POST.equals(mode)
                ? ConsentPage.post(response.getRedirectionURI(), response.toParameters())
                : Answer.redirect(response.toURI());
    }
}
