package io.evergrant.api;

import io.evergrant.access.Caller;
import io.evergrant.consent.Asking;
import io.evergrant.consent.Consents;
import io.evergrant.consent.Link;
import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Asks a person for consent: makes the link that can be sent. */
@Path("/profiles/{name}/consents")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AskingResource {
    @Inject
    Consents consents;

    @Inject
    Caller caller;

    @Inject
    NodeClock clock;

    @POST
    @Needs(Right.ASK)
    public Response ask(@PathParam("name") String name, @BeanParam Body body) {
        Scope.profile(caller, name);
        Members in = body.members();
        Asking asking = ConsentJson.read(in, name);
        in.done();
        Scope.subject(caller, asking.subject());
        Link link = consents.ask(asking, caller.returnUris());
        return Out.answer(
                        201,
                        ConsentJson.write(link.consent(), clock.instant())
                                .text("consentUri", link.uri())
                                .json())
                .build();
    }
}
