package io.evergrant.client;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A token with the life that it has left (RFC 6749 §5.1).
 *
 * @param life from the moment of asking; null where nobody knows
 */
record TokenAnswer(AccessToken token, @Nullable Duration life) {

    /** @throws GrantUnavailableException where the hub gives a reason instead of a token */
    static TokenAnswer of(HubAnswer answer, ProfileName profile, Subject subject, Instant asked) {
        String value = answer.text("access_token");
        String type = answer.text("token_type");
        if (answer.status() != 200 || value == null || type == null) {
            throw answer.problem();
        }
        JsonObject body = answer.body();
        Duration life = body.get("expires_in") instanceof JsonNumber n ? Duration.ofSeconds(n.longValue()) : null;
        String scope = answer.text("scope");
        AccessToken token = new AccessToken(
                profile,
                subject,
                value,
                type,
                life == null ? null : asked.plus(life),
                scope == null
                        ? Set.of()
                        : Arrays.stream(scope.split(" "))
                                .filter(s -> !s.isEmpty())
                                .collect(Collectors.toSet()),
                body.get("origins") instanceof JsonArray origins ? uris(origins) : List.of());
        return new TokenAnswer(token, life);
    }

    private static List<URI> uris(JsonArray origins) {
        return origins.getValuesAs(JsonString.class).stream()
                .map(origin -> URI.create(origin.getString()))
                .toList();
    }
}
