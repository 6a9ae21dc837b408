package io.evergrant.access;

import io.evergrant.audit.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one mechanism that lets people and programs in; the path decides how (Jakarta Security allows one for a WAR). It
 * asks at every request, so a key or user that is gone opens nothing more.
 */
@ApplicationScoped
public class Doors implements HttpAuthenticationMechanism {
    private static final String BEARER = "bearer ";

    @Inject
    ApiKeys keys;

    @Inject
    Login login;

    @Inject
    Caller caller;

    @Inject
    Actor actor;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            if (isAmbiguous(request)) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return AuthenticationStatus.SEND_FAILURE;
            }
            return switch (way(request)) {
                case KEY -> withKey(request, response, context);
                case SESSION -> withSession(request, response, context);
                case PUBLIC -> {
                    actor.is("someone without a login", request.getRemoteAddr());
                    session(request, context);
                    yield AuthenticationStatus.NOT_DONE;
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An error page tells nothing but the error, and the container brings everyone to it. */
    private static Way way(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR ? Way.PUBLIC : Way.of(path(request));
    }

    /** An API address that leads elsewhere once it is decoded, or carries parameters in its path that nobody reads. */
    private static boolean isAmbiguous(HttpServletRequest request) {
        String written = request.getRequestURI();
        return request.getDispatcherType() == DispatcherType.REQUEST
                && Way.of(written) == Way.KEY
                && (Way.of(path(request)) != Way.KEY || written.indexOf(';') >= 0);
    }

    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return request.getServletPath() + (rest == null ? "" : rest);
    }

    private AuthenticationStatus withKey(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        Optional<KeyHolder> holder = presented(request).flatMap(keys::verify);
        if (holder.isEmpty()) {
            Refusal.unauthorized(response);
            return AuthenticationStatus.SEND_FAILURE;
        }
        KeyHolder key = holder.get();
        caller.holds(key);
        actor.is(key.actor(), request.getRemoteAddr());
        return context.notifyContainerAboutLogin(key.actor(), groups(key.roles()));
    }

    /** RFC 6750 §2.1, and no other place: a key in the query ends in logs. */
    private static Optional<String> presented(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        return Optional.of(headers.get(0).substring(BEARER.length()).strip()).filter(k -> !k.isEmpty());
    }

    private AuthenticationStatus withSession(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        if (!SameSite.asks(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return AuthenticationStatus.SEND_FAILURE;
        }
        AuthenticationStatus status = session(request, context);
        if (status != AuthenticationStatus.SUCCESS) {
            Refusal.login(request, response);
            return AuthenticationStatus.SEND_CONTINUE;
        }
        return status;
    }

    private AuthenticationStatus session(HttpServletRequest request, HttpMessageContext context) {
        Optional<KnownUsers.Known> user = login.current(request);
        if (user.isEmpty()) {
            return AuthenticationStatus.NOT_DONE;
        }
        caller.user(user.get().roles());
        actor.is("user " + user.get().name(), request.getRemoteAddr());
        return context.notifyContainerAboutLogin(
                user.get().name(), groups(user.get().roles()));
    }

    private static Set<String> groups(Set<Role> roles) {
        return roles.stream().map(Role::wire).collect(Collectors.toSet());
    }
}
