package io.evergrant.client;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a profile's access token on each request of a JAX-RS {@code Client} or MicroProfile REST client (RFC 6750 §2.1).
 *
 * <p>The token goes only to the profile's origins, or, where an administrator has named none, to those that this filter
 * was made with; a request to any other place fails before a byte is sent. The request's final URI is what counts. A
 * 401 renews the token and repeats the request, once, provided that its body can be written again (no stream, no
 * multipart) and that the token has changed.
 *
 * <p>Register it with the client rather than with a single target, so that a repeated request passes through the same
 * filters. Immutable, safe for use by many threads. Failures reach the caller as a
 * {@code jakarta.ws.rs.ProcessingException} whose cause is a {@link GrantUnavailableException}.
 */
@jakarta.annotation.Priority(Priorities.AUTHENTICATION)
public final class AccessTokenFilter implements ClientRequestFilter, ClientResponseFilter {
    private static final String TOKEN = AccessTokenFilter.class.getName() + ".token";

    private final AccessTokenSource source;
    private final ProfileName profile;
    private final Subject subject;
    private final List<URI> origins;

    /**
     * A filter for one profile and subject; {@link ForProfile} injects the same.
     *
     * @param source where tokens come from, never null
     * @param profile the profile to use, never null
     * @param subject whose grant, never null
     * @param origins where the token may be sent if the profile names no origins, each {@code scheme://host[:port]};
     *     never null, may be empty
     * @throws IllegalArgumentException where one of these is not an origin
     */
    public AccessTokenFilter(AccessTokenSource source, ProfileName profile, Subject subject, List<URI> origins) {
        for (URI origin : origins) {
            if (!isBare(origin)) {
                throw new IllegalArgumentException(
                        "An origin is scheme, host and port alone, as https://api.example.com: " + origin);
            }
        }
        this.source = source;
        this.profile = profile;
        this.subject = subject;
        this.origins = List.copyOf(origins);
    }

    private static boolean isBare(URI origin) {
        return Origin.of(origin) != null
                && (origin.getRawPath() == null
                        || origin.getRawPath().isEmpty()
                        || origin.getRawPath().equals("/"))
                && origin.getRawQuery() == null
                && origin.getRawFragment() == null;
    }

    /**
     * Attaches the token.
     *
     * @param request the request on its way out
     * @throws GrantUnavailableException where there is no token, or it may not be sent to the request's URI
     */
    @Override
    public void filter(ClientRequestContext request) throws IOException {
        AccessToken token = Repetition.tokenOf(request);
        if (token == null) {
            token = source.accessToken(profile, subject);
        }
        checkOrigin(token, request.getUri());
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
        request.setProperty(TOKEN, token);
    }

    /**
     * Renews the token and repeats the request where the API refused it.
     *
     * @param request the request that was sent
     * @param response its answer; replaced by that of the repeated request
     * @throws GrantUnavailableException where there is no token any more
     */
    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        AccessToken refused = refused(request);
        if (response.getStatus() != 401 || refused == null || Repetition.tokenOf(request) != null) {
            return;
        }
        AccessToken current = source.rejected(refused);
        if (!current.value().equals(refused.value()) && Repetition.isPossible(request)) {
            checkOrigin(current, request.getUri());
            Repetition.repeat(request, response, current);
        }
    }

    private static @Nullable AccessToken refused(ClientRequestContext request) {
        return request.getProperty(TOKEN) instanceof AccessToken token ? token : null;
    }

    private void checkOrigin(AccessToken token, URI uri) {
        List<URI> allowed = token.origins().isEmpty() ? origins : token.origins();
        if (allowed.isEmpty()) {
            throw forbidden("Nobody has said where the token of profile " + profile
                    + " may be sent. Name the origins in" + " the profile, or with @ForProfile(value = \"" + profile
                    + "\", origins = \"https://…\").");
        }
        if (!AccessToken.anyOf(allowed, uri)) {
            throw forbidden("The token of profile " + profile + " may not be sent to " + shown(uri) + ", only to "
                    + allowed + ". Nothing was sent.");
        }
    }

    private static String shown(URI uri) {
        Origin origin = Origin.of(uri);
        return origin == null
                ? "a URI without a plain host"
                : origin.scheme() + "://" + origin.host() + ":" + origin.port();
    }

    private static GrantUnavailableException forbidden(String message) {
        return new GrantUnavailableException(GrantUnavailableException.Reason.FORBIDDEN, message);
    }
}
