package io.evergrant.api;

import io.evergrant.audit.Actor;
import io.evergrant.check.InvalidInput;
import io.evergrant.check.NotFound;
import io.evergrant.check.Texts;
import io.evergrant.grant.Grant;
import io.evergrant.grant.GrantList;
import io.evergrant.grant.GrantView;
import io.evergrant.grant.Grants;
import io.evergrant.grant.Revocations;
import io.evergrant.grant.Wish;
import io.evergrant.profile.Profiles;
import io.evergrant.refresh.Renewal;
import io.evergrant.refresh.TokenRefresh;
import io.evergrant.refresh.Unavailabilities;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
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
import java.util.concurrent.CompletionStage;

/** What came of a profile, for each subject. */
@Path("/profiles/{name}/grants")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class GrantsResource {
    @Inject
    Profiles profiles;

    @Inject
    Grants grants;

    @Inject
    GrantList list;

    @Inject
    Revocations revocations;

    @Inject
    TokenRefresh refresh;

    @Inject
    Unavailabilities unavailabilities;

    @Inject
    Actor actor;

    @Resource
    ManagedExecutorService executor;

    @GET
    @Needs(Right.READ)
    public Response list(@PathParam("name") String name, @BeanParam Page page) {
        profiles.get(name);
        return Out.ok(page.of(
                (after, limit) -> list.after(GrantList.Filter.ofProfile(name), name, after, limit),
                GrantView::subject,
                GrantJson::write));
    }

    @GET
    @Path("/{subject}")
    @Needs(Right.READ)
    public Response read(@PathParam("name") String name, @PathParam("subject") String subject) {
        return Out.ok(json(name, subject));
    }

    /** Takes a grant over that was made elsewhere. */
    @PUT
    @Path("/{subject}")
    @Needs(Right.OPERATE)
    public Response moveIn(@PathParam("name") String name, @PathParam("subject") String subject, @BeanParam Body body) {
        profiles.get(name);
        if (!Texts.isSubject(subject)) {
            throw new InvalidInput(
                    "subject", "must have 1 to 255 characters, without slashes, backslashes and control characters");
        }
        Members in = body.members();
        Grants.MovedIn moved = GrantJson.read(in);
        in.done();
        boolean fresh = grants.find(name, subject).isEmpty();
        grants.moveIn(name, subject, moved, String.valueOf(actor.name()));
        return Out.answer(fresh ? 201 : 200, json(name, subject)).build();
    }

    /** Revokes at the provider where that reaches no other grant, and forgets. */
    @DELETE
    @Path("/{subject}")
    @Needs(Right.OPERATE)
    public Response delete(@PathParam("name") String name, @PathParam("subject") String subject) {
        revocations.delete(name, subject);
        return Out.nothing();
    }

    /** Renews now. */
    @POST
    @Path("/{subject}/refresh")
    @Needs(Right.OPERATE)
    public CompletionStage<Response> refresh(
            @PathParam("name") String name, @PathParam("subject") String subject, @BeanParam Body body) {
        body.members().done();
        Grant grant = grants.find(name, subject).orElseThrow(() -> none(name, subject));
        return refresh.renew(grant.id(), new Wish.Now())
                .handleAsync(
                        (renewal, failure) -> failure == null
                                ? renewed(name, subject, renewal)
                                : Problems.of(failure).response(),
                        executor);
    }

    private Response renewed(String name, String subject, Renewal renewal) {
        if (renewal instanceof Renewal.Unavailable unavailable) {
            return Problems.of(unavailabilities.of(name, subject, unavailable.denial()))
                    .response();
        }
        return grants.view(name, subject)
                .map(GrantJson::write)
                .map(Out::ok)
                .orElseGet(() -> Problems.of(none(name, subject)).response());
    }

    private JsonObject json(String name, String subject) {
        return grants.view(name, subject).map(GrantJson::write).orElseThrow(() -> none(name, subject));
    }

    private static NotFound none(String name, String subject) {
        return new NotFound("grant", name + " · " + subject);
    }
}
