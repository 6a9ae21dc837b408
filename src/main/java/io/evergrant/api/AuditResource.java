package io.evergrant.api;

import io.evergrant.audit.Audit;
import io.evergrant.audit.AuditEntry;
import io.evergrant.audit.FieldChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Who did what, the newest first. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AuditResource {
    @Inject
    Audit audit;

    @GET
    @Needs(Right.READ)
    public Response list(
            @QueryParam("since") @Nullable String since,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("object") @Nullable String object,
            @BeanParam Page page) {
        Audit.Filter filter = new Audit.Filter(Query.instant("since", since), actor, object);
        long before = page.afterNumber();
        return Out.ok(page.of(
                (cursor, limit) -> audit.before(filter, before, limit),
                entry -> Long.toString(entry.id()),
                AuditResource::json));
    }

    private static JsonObject json(AuditEntry entry) {
        JsonArrayBuilder changes = Json.createArrayBuilder();
        for (FieldChange change : entry.changes()) {
            changes.add(new Out()
                    .text("field", change.field())
                    .text("old", change.old())
                    .text("new", change.now())
                    .json());
        }
        return new Out()
                .text("id", entry.id())
                .time("at", entry.at())
                .text("actor", entry.actor())
                .text("action", entry.action())
                .text("object", entry.object())
                .text("from", entry.origin())
                .text("node", entry.node())
                .value("changes", changes.build())
                .number("count", entry.count())
                .json();
    }
}
