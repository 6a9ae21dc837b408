package io.evergrant.api;

import io.evergrant.access.Application;
import io.evergrant.access.ApplicationSettings;
import io.evergrant.access.Applications;
import io.evergrant.check.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Enterprise applications and their API keys. */
@Path("/applications")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ApplicationsResource {
    @Inject
    Applications applications;

    @GET
    @Needs(Right.READ)
    public Response list(@BeanParam Page page) {
        return Out.ok(page.of(applications::after, Application::name, this::json));
    }

    @GET
    @Path("/{name}")
    @Needs(Right.READ)
    public Response read(@PathParam("name") String name) {
        return answer(200, applications.get(name));
    }

    @PUT
    @Path("/{name}")
    @Needs(Right.CONFIGURE)
    public Response save(@PathParam("name") String name, @BeanParam Etag etag, @BeanParam Body body) {
        boolean fresh = applications.find(name).isEmpty();
        Members in = body.members();
        ApplicationSettings settings = ApplicationJson.read(in);
        in.done();
        return answer(fresh ? 201 : 200, applications.save(name, settings, precondition(etag, name)));
    }

    @DELETE
    @Path("/{name}")
    @Needs(Right.CONFIGURE)
    public Response delete(@PathParam("name") String name, @BeanParam Etag etag) {
        applications.delete(name, precondition(etag, name));
        return Out.nothing();
    }

    /** The key is shown this once: only a hash of it is kept. */
    @POST
    @Path("/{name}/keys")
    @Needs(Right.CONFIGURE)
    public Response addKey(@PathParam("name") String name, @BeanParam Body body) {
        Members in = body.members();
        Instant expiresAt = in.instant("expiresAt");
        in.done();
        Applications.NewKey key = applications.addKey(name, expiresAt);
        return Out.answer(
                        201,
                        new Out()
                                .text("id", key.stored().id())
                                .text("key", key.key().reveal())
                                .time("expiresAt", expiresAt)
                                .json())
                .build();
    }

    @DELETE
    @Path("/{name}/keys/{id}")
    @Needs(Right.CONFIGURE)
    public Response deleteKey(@PathParam("name") String name, @PathParam("id") String id) {
        applications.deleteKey(name, id);
        return Out.nothing();
    }

    private Precondition precondition(Etag etag, String name) {
        return etag.precondition(() -> applications.find(name).map(a -> new Etag.Seen(a.id(), a.version())));
    }

    private Response answer(int status, Application application) {
        return Out.answer(status, json(application))
                .header("ETag", Etag.of(application.id(), application.version()))
                .build();
    }

    private JsonObject json(Application application) {
        return ApplicationJson.write(application, applications.keys(application.name()));
    }
}
