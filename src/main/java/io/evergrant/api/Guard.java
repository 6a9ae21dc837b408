package io.evergrant.api;

import io.evergrant.access.Caller;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Lets through who has the right that the method asks for, and nobody else. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class Guard implements ContainerRequestFilter {
    @Context
    @SuppressWarnings("NullAway.Init") // set by the container
    ResourceInfo resource;

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!caller.known()) {
            throw new Refused(401, Code.UNAUTHORIZED, "Send one valid API key: Authorization: Bearer <key>.");
        }
        Needs needs = resource.getResourceMethod().getAnnotation(Needs.class);
        if (needs == null || !needs.value().of(caller)) {
            throw Refused.forbidden("This API key may not do this.");
        }
    }
}
