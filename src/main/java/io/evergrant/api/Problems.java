package io.evergrant.api;

import io.evergrant.check.Conflict;
import io.evergrant.check.InUse;
import io.evergrant.check.InvalidInput;
import io.evergrant.check.NotFound;
import io.evergrant.check.Precondition;
import io.evergrant.check.StrictJson;
import io.evergrant.check.Violation;
import io.evergrant.client.GrantUnavailableException;
import io.evergrant.egress.EgressDenied;
import io.evergrant.endpoint.DiscoveryFailed;
import io.evergrant.node.Outage;
import jakarta.json.Json;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes a problem of whatever was thrown. What nobody foresaw is logged under a reference, and not told. */
@Provider
public class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(Problems.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        Response answer = of(thrown).response();
        if (thrown instanceof WebApplicationException refused
                && refused.getResponse().getHeaderString("Allow") != null) {
            return Response.fromResponse(answer)
                    .header("Allow", refused.getResponse().getHeaderString("Allow"))
                    .build();
        }
        return answer;
    }

    /** The problem behind a throwable, however deep it was wrapped on its way. */
    static Problem of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Problem known = known(cause);
            if (known != null) {
                return known;
            }
        }
        if (Outage.is(thrown)) {
            LOG.log(Level.FINE, "An API request met no database.", thrown);
            return Problem.of(503, Code.PROVIDER_UNAVAILABLE, "Evergrant's database does not answer. Ask again.")
                    .retryAfter(Duration.ofSeconds(5));
        }
        String reference = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "An API request failed unexpectedly. Reference " + reference, thrown);
        return Problem.of(500, Code.INTERNAL_ERROR, "Something failed that should not. The log has more: " + reference);
    }

    private static @Nullable Problem known(Throwable cause) {
        if (cause instanceof Refused refused) {
            return refused.problem();
        }
        if (cause instanceof InvalidInput input) {
            return Problem.of(400, Code.INVALID_REQUEST, "Something cannot be as it was sent; nothing was changed.")
                    .violations(input.violations());
        }
        if (cause instanceof StrictJson.Broken broken) {
            return Problem.of(400, Code.INVALID_REQUEST, "The body " + broken.getMessage() + ".");
        }
        if (cause instanceof EgressDenied denied) {
            return Problem.of(400, Code.EGRESS_DENIED, String.valueOf(denied.getMessage()));
        }
        if (cause instanceof DiscoveryFailed failed && failed.why() == DiscoveryFailed.Cause.ISSUER) {
            return Problem.of(400, Code.INVALID_REQUEST, "The issuer is not the one that answers there.")
                    .violations(List.of(new Violation("issuer", String.valueOf(failed.getMessage()))));
        }
        if (cause instanceof DiscoveryFailed) {
            return Problem.of(502, Code.PROVIDER_UNAVAILABLE, String.valueOf(cause.getMessage()));
        }
        if (cause instanceof NotFound) {
            return Problem.of(404, Code.NOT_FOUND, String.valueOf(cause.getMessage()));
        }
        if (cause instanceof InUse inUse) {
            return Problem.of(409, Code.IN_USE, String.valueOf(inUse.getMessage()))
                    .with("usedBy", Out.JSON.createArrayBuilder(inUse.users()).build());
        }
        if (cause instanceof Conflict) {
            return Problem.of(409, Code.CONFLICT, String.valueOf(cause.getMessage()));
        }
        if (cause instanceof Precondition.Failed) {
            return Problem.of(412, Code.PRECONDITION_FAILED, String.valueOf(cause.getMessage()));
        }
        if (cause instanceof OptimisticLockException) {
            return Problem.of(
                    412, Code.PRECONDITION_FAILED, "Someone else has changed it at the same time. Read it again.");
        }
        if (cause instanceof GrantUnavailableException none) {
            return unavailable(none);
        }
        return cause instanceof WebApplicationException refused ? refused(refused) : OfMessages.known(cause);
    }

    private static Problem unavailable(GrantUnavailableException none) {
        String detail = String.valueOf(none.getMessage());
        return switch (none.reason()) {
            case CONSENT_REQUIRED -> {
                Problem problem = Problem.of(409, Code.CONSENT_REQUIRED, detail);
                yield none.consentPage() == null
                        ? problem
                        : problem.with(
                                "consentUri",
                                Json.createValue(none.consentPage().toString()));
            }
            case PROFILE_PAUSED -> Problem.of(409, Code.PROFILE_PAUSED, detail);
            case PROVIDER_UNAVAILABLE, UNREACHABLE ->
                Problem.of(503, Code.PROVIDER_UNAVAILABLE, detail)
                        .retryAfter(none.retryAfter() == null ? Duration.ofSeconds(5) : none.retryAfter());
            case FORBIDDEN -> Problem.of(403, Code.FORBIDDEN, detail);
        };
    }

    /** What Jakarta REST refuses before a resource is reached. */
    private static Problem refused(WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        return switch (status) {
            case 404 -> Problem.of(404, Code.NOT_FOUND, "There is nothing at this address.");
            case 405 -> Problem.of(405, Code.INVALID_REQUEST, "This method does nothing here.");
            case 406 ->
                Problem.of(406, Code.INVALID_REQUEST, "Answers are application/json, and your Accept refuses it.");
            case 413 -> Problem.of(413, Code.TOO_LARGE, "The body is too large.");
            case 415 -> Problem.of(415, Code.INVALID_REQUEST, "Send the body as application/json.");
            default ->
                status < 500
                        ? Problem.of(status, Code.INVALID_REQUEST, "The request cannot be understood.")
                        : Problem.of(status, Code.INTERNAL_ERROR, "The request failed.");
        };
    }
}
