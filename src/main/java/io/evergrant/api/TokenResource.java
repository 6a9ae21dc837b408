package io.evergrant.api;

import io.evergrant.access.Caller;
import io.evergrant.audit.Actor;
import io.evergrant.check.InvalidInput;
import io.evergrant.check.Texts;
import io.evergrant.grant.HeldToken;
import io.evergrant.node.NodeClock;
import io.evergrant.refresh.AccessTokens;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Access tokens for those who call with them themselves. A caller that waits holds no thread. */
@Path("/profiles/{name}/token")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class TokenResource {
    private static final Pattern SHA256 = Pattern.compile("[A-Za-z0-9_-]{43}");

    @Inject
    AccessTokens tokens;

    @Inject
    Handouts handouts;

    @Inject
    Caller caller;

    @Inject
    Actor actor;

    @Inject
    NodeClock clock;

    @Resource
    ManagedExecutorService executor;

    @GET
    @Needs(Right.TOKEN)
    public CompletionStage<Response> token(
            @PathParam("name") String name,
            @QueryParam("subject") @DefaultValue("default") String subject,
            @QueryParam("minTtl") @Nullable String minTtl,
            @QueryParam("rejected") @Nullable String rejected) {
        Scope.profile(caller, name);
        Scope.subject(caller, subject);
        if (!Texts.isSubject(subject)) {
            throw new InvalidInput(
                    "subject", "must have 1 to 255 characters, without slashes, backslashes and control characters");
        }
        if (rejected != null && !SHA256.matcher(rejected).matches()) {
            throw new InvalidInput("rejected", "must be the SHA-256 of the token in base64url: 43 characters");
        }
        Duration least = Query.duration("minTtl", minTtl);
        String who = String.valueOf(actor.name());
        return tokens.token(name, subject, least, rejected)
                .thenApply(handed -> {
                    handouts.count(who, name, subject);
                    return Out.ok(json(handed.token()));
                })
                // a failure comes on the thread that failed, for all who wait: that one has other things to do
                .exceptionallyAsync(failure -> Problems.of(failure).response(), executor);
    }

    /** RFC 6749 §5.1, with the life that is left. */
    private JsonObject json(HeldToken token) {
        Out out = new Out().text("access_token", token.token().reveal()).text("token_type", token.type());
        Duration left = token.left(clock);
        if (left != null) {
            out.number("expires_in", left.toSeconds());
        }
        if (!token.scopes().isEmpty()) {
            out.text("scope", String.join(" ", token.scopes()));
        }
        return out.texts("origins", token.origins()).json();
    }
}
