package io.evergrant.api;

import io.evergrant.access.Caller;
import io.evergrant.audit.Actor;
import io.evergrant.check.Texts;
import io.evergrant.client.Subject;
import io.evergrant.message.Exchange;
import io.evergrant.message.RestMessageCall;
import io.evergrant.message.Sending;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.concurrent.CompletionStage;

/** Sends a message; what the target says, its own status included, stands inside the answer. */
@Path("/messages/{name}/methods/{method}/execute")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ExecutionResource {
    @Inject
    RestMessageCall calls;

    @Inject
    Caller caller;

    @Inject
    Actor actor;

    @Resource
    ManagedExecutorService executor;

    @POST
    @Needs(Right.EXECUTE)
    public CompletionStage<Response> execute(
            @PathParam("name") String name, @PathParam("method") String method, @BeanParam Body body) {
        Scope.message(caller, name);
        Members in = body.members();
        String subject = in.text("subject", Subject.DEFAULT.value());
        in.violations()
                .addIf(
                        !Texts.isSubject(subject),
                        "subject",
                        "must have 1 to 255 characters, without slashes, backslashes and control characters");
        var variables = in.pairs("variables");
        var query = in.pairs("query");
        var headers = in.pairs("headers");
        String content = in.text("body");
        in.done();
        Scope.subject(caller, subject);
        Sending sending = new Sending(
                name,
                method,
                new Subject(subject),
                variables,
                query,
                headers,
                content,
                new Sending.Caller(caller.application(), String.valueOf(actor.name())));
        return calls.send(sending)
                .handleAsync(
                        (exchange, failure) -> failure == null
                                ? Out.ok(json(exchange))
                                : Problems.of(failure).response(),
                        executor);
    }

    private static JsonObject json(Exchange exchange) {
        Out out = new Out()
                .text("call", exchange.call())
                .number("status", exchange.status())
                .pairs("headers", exchange.headers());
        String text = exchange.text();
        return out.text(
                        text == null ? "bodyBase64" : "body",
                        text == null ? Base64.getEncoder().encodeToString(exchange.body()) : text)
                .number("durationMillis", exchange.duration().toMillis())
                .json();
    }
}
