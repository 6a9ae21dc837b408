package io.evergrant.api;

import io.evergrant.check.InvalidInput;
import io.evergrant.message.Call;
import io.evergrant.message.CallFilter;
import io.evergrant.message.Calls;
import io.evergrant.message.Part;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was sent, the newest first. */
@Path("/calls")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CallsResource {
    @Inject
    Calls calls;

    @GET
    @Needs(Right.READ)
    public Response list(
            @QueryParam("message") @Nullable String message,
            @QueryParam("method") @Nullable String method,
            @QueryParam("status") @Nullable String status,
            @QueryParam("since") @Nullable String since,
            @QueryParam("subject") @Nullable String subject,
            @BeanParam Page page) {
        CallFilter filter =
                new CallFilter(message, method, status(status), Query.instant("since", since), subject, false, null);
        return Out.ok(page.of(
                (after, limit) -> calls.before(filter, after.isEmpty() ? null : after, limit),
                Call::id,
                call -> line(call).json()));
    }

    @GET
    @Path("/{id}")
    @Needs(Right.READ)
    public Response read(@PathParam("id") String id) {
        Call call = calls.get(id);
        return Out.ok(line(call)
                .value("request", part(calls.request(call)))
                .value("response", part(calls.response(call)))
                .json());
    }

    private static Out line(Call call) {
        return new Out()
                .text("id", call.id())
                .time("at", call.at())
                .text("message", call.message())
                .text("method", call.method())
                .text("subject", call.subject())
                .text("application", call.application())
                .text("by", call.by())
                .text("uri", call.uri())
                .number("status", call.status())
                .text("outcome", call.outcome().name().toLowerCase(Locale.ROOT))
                .number("durationMillis", call.durationMillis())
                .number("requestBytes", call.requestBytes())
                .number("responseBytes", call.responseBytes())
                .flag("tokenRenewed", call.tokenRenewed())
                .number("attempts", call.attempts())
                .text("node", call.node());
    }

    private static @Nullable JsonObject part(@Nullable Part part) {
        return part == null
                ? null
                : new Out()
                        .pairs("headers", part.headers())
                        .text(part.base64() ? "bodyBase64" : "body", part.body())
                        .flag("cut", part.cut())
                        .json();
    }

    private static @Nullable Integer status(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new InvalidInput("status", "must be a status of HTTP, like 404");
        }
    }
}
