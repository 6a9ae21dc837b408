package io.evergrant.api;

import io.evergrant.check.InvalidInput;
import io.evergrant.check.NotFound;
import io.evergrant.grant.Grants;
import io.evergrant.grant.PastRenewal;
import io.evergrant.grant.PastRenewals;
import io.evergrant.grant.PastRenewals.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a grant's renewals, the newest first. */
@Path("/profiles/{name}/grants/{subject}/history")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class HistoryResource {
    @Inject
    Grants grants;

    @Inject
    PastRenewals past;

    @GET
    @Needs(Right.READ)
    public Response list(@PathParam("name") String name, @PathParam("subject") String subject, @BeanParam Page page) {
        String grant = grants.find(name, subject)
                .orElseThrow(() -> new NotFound("grant", name + " · " + subject))
                .id();
        return Out.ok(page.of(
                (cursor, limit) -> past.after(grant, place(cursor), limit),
                one -> one.at().toEpochMilli() + "." + one.id(),
                HistoryResource::json));
    }

    private static @Nullable Place place(String cursor) {
        if (cursor.isEmpty()) {
            return null;
        }
        try {
            int dot = cursor.indexOf('.');
            return new Place(
                    Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, Math.max(0, dot)))),
                    Long.parseLong(cursor.substring(dot + 1)));
        } catch (NumberFormatException e) {
            throw new InvalidInput("after", "must be the next of an earlier answer");
        }
    }

    private static JsonObject json(PastRenewal one) {
        return new Out()
                .time("at", one.at())
                .text("askedBy", one.askedBy().wire())
                .text("outcome", one.outcome().wire())
                .text("code", one.code())
                .number("tries", one.tries())
                .number("durationMillis", one.durationMillis())
                .text("node", one.node())
                .json();
    }
}
