package io.evergrant.api;

import io.evergrant.check.InvalidInput;
import io.evergrant.notice.NoticeView;
import io.evergrant.notice.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** What people were told of, the newest first. */
@Path("/notices")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class NoticesResource {
    @Inject
    Notices notices;

    @GET
    @Needs(Right.READ)
    public Response list(@QueryParam("open") @DefaultValue("false") String open, @BeanParam Page page) {
        if (!open.equals("true") && !open.equals("false")) {
            throw new InvalidInput("open", "must be true or false");
        }
        return Out.ok(page.of(
                (after, limit) -> notices.before(open.equals("true"), cursor(after), limit),
                n -> n.at().toEpochMilli() + "." + n.id(),
                NoticesResource::json));
    }

    private static Notices.Cursor cursor(String after) {
        int dot = after.indexOf('.');
        try {
            return after.isEmpty()
                    ? Notices.Cursor.START
                    : new Notices.Cursor(
                            Instant.ofEpochMilli(Long.parseLong(after.substring(0, Math.max(0, dot)))),
                            after.substring(dot + 1));
        } catch (NumberFormatException e) {
            throw new InvalidInput("after", "must be the next of an earlier answer");
        }
    }

    private static JsonObject json(NoticeView notice) {
        JsonArrayBuilder deliveries = Json.createArrayBuilder();
        notice.deliveries().forEach(d -> deliveries.add(json(d)));
        return new Out()
                .text("id", notice.id())
                .text("kind", notice.kind().wire())
                .text("severity", notice.severity().wire())
                .text("object", notice.object())
                .text("title", notice.title())
                .text("text", notice.text())
                .text("page", notice.page())
                .time("at", notice.at())
                .value("endedAt", JsonValue.NULL)
                .time("endedAt", notice.endedAt())
                .value("deliveries", deliveries.build())
                .json();
    }

    private static JsonObject json(NoticeView.Delivered delivered) {
        return new Out()
                .text("channel", delivered.channel())
                .time("deliveredAt", delivered.deliveredAt())
                .number("tries", delivered.tries())
                .text("failure", delivered.failure())
                .time("failedAt", delivered.failedAt())
                .time("nextTryAt", delivered.nextTryAt())
                .json();
    }
}
