package io.evergrant.sample;

import io.evergrant.client.GrantUnavailableException;
import io.evergrant.client.RestMessageException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Tells the caller why nothing was sent, as an application might. */
@Provider
public class WithoutToken implements ExceptionMapper<RuntimeException> {
    @Override
    public Response toResponse(RuntimeException thrown) {
        if (thrown instanceof WebApplicationException known) {
            return known.getResponse();
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof GrantUnavailableException why) {
                return Response.status(503)
                        .entity(why.reason() + " " + why.consentPage())
                        .build();
            }
            if (cause instanceof RestMessageException failed) {
                return Response.status(502).entity(failed.reason().toString()).build();
            }
        }
        return Response.serverError().entity(thrown.toString()).build();
    }
}
