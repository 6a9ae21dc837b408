package io.evergrant.api;

import io.evergrant.access.Caller;
import io.evergrant.audit.Actor;
import io.evergrant.check.NotFound;
import io.evergrant.consent.Confirmations;
import io.evergrant.consent.Consent;
import io.evergrant.consent.Consents;
import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What became of requests for consent. */
@Path("/consents/{id}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ConsentsResource {
    @Inject
    Consents consents;

    @Inject
    Confirmations confirmations;

    @Inject
    Caller caller;

    @Inject
    Actor actor;

    @Inject
    NodeClock clock;

    /** An application sees its own; of others it does not even learn that there are such. */
    @GET
    @Needs(Right.FOLLOW)
    public Response read(@PathParam("id") String id) {
        Consent consent = consents.get(id);
        if (caller.isApplication() && !consent.askedBy().equals(actor.name())) {
            throw new NotFound("consent", id);
        }
        return answer(consent);
    }

    /** Takes it back: the link is dead at once. */
    @DELETE
    @Needs(Right.OPERATE)
    public Response withdraw(@PathParam("id") String id) {
        consents.withdraw(id);
        return Out.nothing();
    }

    /** Accepts that another account has consented. */
    @POST
    @Path("/confirmation")
    @Needs(Right.OPERATE)
    public Response confirm(@PathParam("id") String id, @BeanParam Body body) {
        body.members().done();
        return answer(confirmations.confirm(id));
    }

    private Response answer(Consent consent) {
        return Out.ok(ConsentJson.write(consent, clock.instant()).json());
    }
}
