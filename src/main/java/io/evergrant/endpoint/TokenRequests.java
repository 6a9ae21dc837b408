package io.evergrant.endpoint;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.evergrant.http.Answer;
import io.evergrant.http.TransportFailure;
import io.evergrant.node.NodeClock;
import io.evergrant.profile.Profile;
import io.evergrant.profile.ProfileSettings;
import io.evergrant.provider.Endpoints;
import io.evergrant.provider.Manner;
import io.evergrant.provider.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes token requests of what provider and profile say, sends each once, and reads its answer (RFC 6749 §3.2, §5). */
@ApplicationScoped
class TokenRequests {
    /** What the protocol says itself and no extra parameter may. */
    private static final Set<String> OURS = Set.of(
            "grant_type",
            "code",
            "redirect_uri",
            "code_verifier",
            "refresh_token",
            "assertion",
            "client_id",
            "client_secret",
            "client_assertion",
            "client_assertion_type",
            "scope");

    @Inject
    ClientProof proof;

    @Inject
    Wire wire;

    @Inject
    NodeClock clock;

    @Inject
    ProviderClocks clocks;

    /** What is asked with. */
    enum Kind {
        /** A code: its scopes were asked for already, in the authorization request. */
        CODE,
        /** A refresh token: asks for what was granted, by saying nothing. */
        REFRESH,
        /** Nothing of a person: asks for the profile's scopes. */
        MACHINE
    }

    TokenAnswer send(Provider provider, Profile profile, Kind kind, AuthorizationGrant grant, BooleanSupplier inTime) {
        HTTPRequest message;
        try {
            message = message(provider, profile.settings(), kind, grant);
        } catch (NotConfigured e) {
            return TokenAnswer.of(e.outcome());
        }
        Instant sent = clock.instant();
        Duration ahead = clocks.ahead(message.getURI());
        try {
            Answer answer = wire.post(message, provider.settings().manner().trustedCertificates(), inTime);
            TokenAnswer read = TokenAnswer.read(answer, new TokenAnswer.Context(provider, kind != Kind.MACHINE, sent));
            return clocks.applied(
                    read,
                    new ProviderClocks.Asked(
                            message.getURI(), provider.displayName(), ahead, errorsOfTime(provider, grant)));
        } catch (TransportFailure e) {
            return TokenAnswer.of(Unanswered.outcome(e));
        }
    }

    /** The errors that an assertion with a wrong time would get (RFC 7521 §4.1.1, §4.2.1). */
    private static Set<String> errorsOfTime(Provider provider, AuthorizationGrant grant) {
        Set<String> errors = new HashSet<>();
        if (provider.settings().registration().clientAuthentication()
                == io.evergrant.provider.ClientAuthentication.PRIVATE_KEY_JWT) {
            errors.add("invalid_client");
        }
        if (grant.getType().equals(GrantType.JWT_BEARER)) {
            errors.add("invalid_grant");
        }
        return errors;
    }

    private HTTPRequest message(Provider provider, ProfileSettings asked, Kind kind, AuthorizationGrant grant)
            throws NotConfigured {
        Manner manner = provider.settings().manner();
        URI endpoint = endpoint(provider, kind);
        ClientAuthentication authentication = proof.of(provider, endpoint);
        TokenRequest.Builder request = builder(provider, endpoint, authentication, grant);
        if (kind == Kind.MACHINE && !asked.scopes().isEmpty()) {
            request.customParameter("scope", String.join(manner.scopeSeparator(), asked.scopes()));
        }
        if (!asked.resources().isEmpty()) {
            request.resources(asked.resources().stream().map(URI::create).toArray(URI[]::new));
        }
        if (asked.audience() != null && kind == Kind.MACHINE) {
            request.customParameter("audience", asked.audience());
        }
        put(request, manner.tokenParameters());
        put(request, asked.parameters());
        HTTPRequest message = request.build().toHTTPRequest();
        proof.rawWhereWanted(provider, authentication, message);
        manner.tokenHeaders().forEach((name, value) -> message.setHeader(name, value));
        return message;
    }

    /** A public client names itself (RFC 6749 §3.2.1); an assertion names its issuer, so an id is not needed there. */
    private TokenRequest.Builder builder(
            Provider provider, URI endpoint, @Nullable ClientAuthentication authentication, AuthorizationGrant grant)
            throws NotConfigured {
        if (authentication != null) {
            return new TokenRequest.Builder(endpoint, authentication, grant);
        }
        if (grant.getType().equals(GrantType.CLIENT_CREDENTIALS)) {
            throw new NotConfigured("Client credentials are asked for, and provider " + provider.name()
                    + " knows us as a public client: set its client authentication (RFC 6749 §4.4).");
        }
        return grant.getType().equals(GrantType.JWT_BEARER)
                        && provider.settings().registration().clientId() == null
                ? new TokenRequest.Builder(endpoint, grant)
                : new TokenRequest.Builder(endpoint, proof.clientId(provider), grant);
    }

    static URI endpoint(Provider provider, Kind kind) throws NotConfigured {
        Endpoints endpoints = provider.settings().endpoints();
        URI endpoint = kind == Kind.REFRESH && endpoints.refresh() != null ? endpoints.refresh() : endpoints.token();
        if (endpoint == null) {
            throw new NotConfigured(
                    "Provider " + provider.name() + " has no token endpoint: enter it, or read its metadata.");
        }
        return endpoint;
    }

    private static void put(TokenRequest.Builder request, Map<String, String> parameters) {
        parameters.forEach((name, value) -> {
            if (!OURS.contains(name)) {
                request.customParameter(name, value);
            }
        });
    }
}
