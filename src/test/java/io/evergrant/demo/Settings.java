package io.evergrant.demo;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the demo behaves while nothing is wrong.
 *
 * @param accessTokenLifetime 60 s, so that renewal can be watched
 * @param refreshTokenLifetime null where a refresh token has no end
 * @param rotation what becomes of a used refresh token
 * @param rotationGrace how long a rotated one still works, where rotation is {@code GRACE}
 * @param consent whether a person is asked
 * @param metadata merged into the metadata document (RFC 7396)
 */
public record Settings(
        Duration accessTokenLifetime,
        @Nullable Duration refreshTokenLifetime,
        Rotation rotation,
        Duration rotationGrace,
        Consent consent,
        Map<String, Object> metadata) {

    /** What becomes of a used refresh token. */
    public enum Rotation {
        NONE,
        GRACE,
        STRICT
    }

    /** Who answers the authorization request: a person on the consent page, or the server itself. */
    public enum Consent {
        ASK,
        ALLOW,
        DENY
    }

    static final Settings FIRST =
            new Settings(Duration.ofSeconds(60), null, Rotation.STRICT, Duration.ofSeconds(30), Consent.ASK, Map.of());

    Map<String, Object> toJson() {
        return Json.of(
                "accessTokenLifetime", accessTokenLifetime.toString(),
                "refreshTokenLifetime", refreshTokenLifetime == null ? null : refreshTokenLifetime.toString(),
                "rotation", rotation.name(),
                "rotationGrace", rotationGrace.toString(),
                "consent", consent.name(),
                "metadata", metadata);
    }

    /** What {@code changes} name is changed, the rest stays. */
    Settings with(Map<String, Object> changes) {
        Map<String, Object> now = Json.merge(toJson(), changes);
        String refreshLifetime = Json.text(now, "refreshTokenLifetime");
        return new Settings(
                Duration.parse(Json.text(now, "accessTokenLifetime", "PT60S")),
                refreshLifetime == null ? null : Duration.parse(refreshLifetime),
                Rotation.valueOf(Json.text(now, "rotation", "STRICT")),
                Duration.parse(Json.text(now, "rotationGrace", "PT30S")),
                Consent.valueOf(Json.text(now, "consent", "ASK")),
                Json.object(now, "metadata"));
    }
}
