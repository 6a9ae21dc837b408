package io.evergrant.endpoint;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.evergrant.check.Conflict;
import io.evergrant.profile.Profile;
import io.evergrant.profile.ProfileSettings;
import io.evergrant.provider.Manner;
import io.evergrant.provider.Provider;
import io.evergrant.provider.ProviderSettings;
import io.evergrant.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a code flow (RFC 6749 §4.1.1): where the person's browser is sent, and what must be kept, on the
 * server and for this flow alone, until it comes back.
 *
 * @param uri the provider's authorization endpoint with all parameters
 * @param state 256 random bits (RFC 6749 §10.12)
 * @param verifier of PKCE, 256 random bits (RFC 7636 §4.1); null where the provider does not take PKCE
 * @param nonce binds the ID token (OIDC Core §3.1.2.1); null where {@code openid} is not asked for
 */
public record AuthorizationUri(
        URI uri,
        Secret state,
        @Nullable Secret verifier,
        @Nullable Secret nonce) {
    private static final int RANDOM_BYTES = 32;
    private static final Set<String> OURS = Set.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "code_challenge",
            "code_challenge_method",
            "nonce",
            "response_mode",
            "request",
            "request_uri",
            "client_secret");

    /**
     * @param redirectUri the provider's own redirect URI, to be repeated byte by byte at the token endpoint
     * @throws Conflict where the provider's settings do not allow a code flow
     */
    public static AuthorizationUri begin(Provider provider, Profile profile, URI redirectUri) {
        ProviderSettings settings = provider.settings();
        ProfileSettings asked = profile.settings();
        Manner manner = settings.manner();
        State state = new State(RANDOM_BYTES);
        CodeVerifier verifier = pkce(provider.name(), manner) ? new CodeVerifier() : null;
        Nonce nonce = asked.scopes().contains("openid") ? new Nonce(RANDOM_BYTES) : null;

        AuthorizationRequest.Builder request = new AuthorizationRequest.Builder(
                        ResponseType.CODE, new ClientID(clientId(provider)))
                .endpointURI(endpoint(provider))
                .redirectionURI(redirectUri)
                .state(state);
        put(request, manner.authorizationParameters());
        put(request, asked.parameters());
        if (!asked.scopes().isEmpty()) {
            request.customParameter("scope", String.join(manner.scopeSeparator(), asked.scopes()));
        }
        if (verifier != null) {
            request.codeChallenge(verifier, CodeChallengeMethod.S256);
        }
        if (nonce != null) {
            request.customParameter("nonce", nonce.getValue());
        }
        if (manner.formPost()) {
            request.responseMode(ResponseMode.FORM_POST);
        }
        if (!asked.resources().isEmpty()) {
            request.resources(asked.resources().stream().map(URI::create).toArray(URI[]::new));
        }
        if (asked.audience() != null) {
            request.customParameter("audience", asked.audience());
        }
        return new AuthorizationUri(
                request.build().toURI(),
                new Secret(state.getValue()),
                verifier == null ? null : new Secret(verifier.getValue()),
                nonce == null ? null : new Secret(nonce.getValue()));
    }

    /** RFC 9700 §4.7.1: where metadata says that S256 is not offered, someone may have taken it away. */
    private static boolean pkce(String provider, Manner manner) {
        String offered = manner.challengeMethods();
        if (manner.pkce()
                && offered != null
                && !List.of(offered.strip().split("[\\s,]+", -1)).contains("S256")) {
            throw new Conflict("The metadata of provider " + provider
                    + " does not offer PKCE with S256, so no consent was begun. Read the metadata again; where the"
                    + " provider really has no PKCE, set pkce to none.");
        }
        return manner.pkce();
    }

    private static void put(AuthorizationRequest.Builder request, Map<String, String> parameters) {
        parameters.forEach((name, value) -> {
            if (!OURS.contains(name)) {
                request.customParameter(name, value);
            }
        });
    }

    private static URI endpoint(Provider provider) {
        URI endpoint = provider.settings().endpoints().authorization();
        if (endpoint == null) {
            throw new Conflict("Provider " + provider.name()
                    + " has no authorization endpoint. Enter it, or read the metadata of its issuer.");
        }
        return endpoint;
    }

    private static String clientId(Provider provider) {
        String id = provider.settings().registration().clientId();
        if (id == null || id.isBlank()) {
            throw new Conflict("Provider " + provider.name()
                    + " has no client id. Register Evergrant there, and enter the id that it gives.");
        }
        return id;
    }
}
