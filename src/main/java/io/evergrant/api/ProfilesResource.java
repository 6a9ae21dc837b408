package io.evergrant.api;

import io.evergrant.check.Precondition;
import io.evergrant.grant.Standings;
import io.evergrant.profile.Profile;
import io.evergrant.profile.ProfileSettings;
import io.evergrant.profile.Profiles;
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

/** Ways to ask a provider. */
@Path("/profiles")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ProfilesResource {
    @Inject
    Profiles profiles;

    @Inject
    Standings standings;

    @GET
    @Needs(Right.READ)
    public Response list(@BeanParam Page page) {
        return Out.ok(page.of(profiles::after, Profile::name, this::json));
    }

    @GET
    @Path("/{name}")
    @Needs(Right.READ)
    public Response read(@PathParam("name") String name) {
        return answer(200, profiles.get(name));
    }

    @PUT
    @Path("/{name}")
    @Needs(Right.CONFIGURE)
    public Response save(@PathParam("name") String name, @BeanParam Etag etag, @BeanParam Body body) {
        boolean fresh = profiles.find(name).isEmpty();
        Members in = body.members();
        ProfileSettings settings = ProfileJson.read(in);
        in.done();
        return answer(fresh ? 201 : 200, profiles.save(name, settings, precondition(etag, name)));
    }

    /** Ends a pause. */
    @POST
    @Path("/{name}/resume")
    @Needs(Right.OPERATE)
    public Response resume(@PathParam("name") String name, @BeanParam Body body) {
        body.members().done();
        Profile profile = profiles.get(name);
        standings.resumeProfile(name);
        return answer(200, profile);
    }

    @DELETE
    @Path("/{name}")
    @Needs(Right.CONFIGURE)
    public Response delete(@PathParam("name") String name, @BeanParam Etag etag) {
        profiles.delete(name, precondition(etag, name));
        return Out.nothing();
    }

    private Precondition precondition(Etag etag, String name) {
        return etag.precondition(() -> profiles.find(name).map(p -> new Etag.Seen(p.id(), p.version())));
    }

    private Response answer(int status, Profile profile) {
        return Out.answer(status, json(profile))
                .header("ETag", Etag.of(profile.id(), profile.version()))
                .build();
    }

    private JsonObject json(Profile profile) {
        return StandingJson.write(ProfileJson.write(profile), standings.profile(profile.name()))
                .json();
    }
}
