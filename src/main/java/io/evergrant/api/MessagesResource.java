package io.evergrant.api;

import io.evergrant.check.Precondition;
import io.evergrant.message.Messages;
import io.evergrant.message.RestMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Stored outbound requests. */
@Path("/messages")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class MessagesResource {
    @Inject
    Messages messages;

    @GET
    @Needs(Right.READ)
    public Response list(@BeanParam Page page) {
        return Out.ok(page.of(messages::after, RestMessage::name, MessageJson::write));
    }

    @GET
    @Path("/{name}")
    @Needs(Right.READ)
    public Response read(@PathParam("name") String name) {
        return answer(200, messages.get(name));
    }

    @PUT
    @Path("/{name}")
    @Needs(Right.CONFIGURE)
    public Response save(@PathParam("name") String name, @BeanParam Etag etag, @BeanParam Body body) {
        boolean fresh = messages.find(name).isEmpty();
        Members in = body.members();
        MessageJson.Read read = MessageJson.read(in);
        in.done();
        RestMessage saved = messages.save(name, read.settings(), read.secrets(), precondition(etag, name));
        return answer(fresh ? 201 : 200, saved);
    }

    @DELETE
    @Path("/{name}")
    @Needs(Right.CONFIGURE)
    public Response delete(@PathParam("name") String name, @BeanParam Etag etag) {
        messages.delete(name, precondition(etag, name));
        return Out.nothing();
    }

    private Precondition precondition(Etag etag, String name) {
        return etag.precondition(() -> messages.find(name).map(m -> new Etag.Seen(m.id(), m.version())));
    }

    private static Response answer(int status, RestMessage message) {
        return Out.answer(status, MessageJson.write(message))
                .header("ETag", Etag.of(message.id(), message.version()))
                .build();
    }
}
