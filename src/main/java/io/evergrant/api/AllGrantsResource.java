package io.evergrant.api;

import io.evergrant.check.InvalidInput;
import io.evergrant.grant.GrantList;
import io.evergrant.grant.GrantStatus;
import io.evergrant.grant.GrantView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The grants of all profiles. */
@Path("/grants")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class AllGrantsResource {
    @Inject
    GrantList list;

    @GET
    @Needs(Right.READ)
    public Response list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("humanNeededBefore") @Nullable String humanNeededBefore,
            @BeanParam Page page) {
        Instant before = Query.instant("humanNeededBefore", humanNeededBefore);
        GrantList.Filter filter = new GrantList.Filter(status(status), null, null, null, before);
        return Out.ok(page.of(
                (after, limit) -> after(filter, after, limit),
                grant -> grant.profile() + "/" + grant.subject(),
                GrantJson::write));
    }

    /** Neither part has a slash. */
    private List<GrantView> after(GrantList.Filter filter, String cursor, int limit) {
        int slash = cursor.indexOf('/');
        return slash < 0
                ? list.after(filter, cursor, "", limit)
                : list.after(filter, cursor.substring(0, slash), cursor.substring(slash + 1), limit);
    }

    private static @Nullable GrantStatus status(@Nullable String wire) {
        return wire == null || wire.isEmpty()
                ? null
                : GrantStatus.of(wire)
                        .orElseThrow(() -> new InvalidInput(
                                "status", "must be one of: active, ending, failing, suspended, consent_required"));
    }
}
