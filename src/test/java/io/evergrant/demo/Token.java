package io.evergrant.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token as the demo has issued it.
 *
 * @param family what one consent brought; reuse of a rotated token revokes all of it
 * @param spentAt when a refresh token was rotated
 * @param reused how often it was sent after it had been rotated
 */
public record Token(
        String value,
        Kind kind,
        String family,
        String client,
        @Nullable String account,
        List<String> scopes,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant spentAt,
        @Nullable Instant revokedAt,
        int reused) {

    /** What it is good for. */
    public enum Kind {
        ACCESS,
        REFRESH
    }

    static Token issued(
            String value, Kind kind, Authorization by, List<String> scopes, Instant at, @Nullable Instant expiresAt) {
        return new Token(value, kind, by.family(), by.client(), by.account(), scopes, at, expiresAt, null, null, 0);
    }

    /** Neither past its end nor revoked; a rotated refresh token is spent, and does not live. */
    public boolean lives(Instant now) {
        return revokedAt == null && spentAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    Token spent(Instant at) {
        return new Token(value, kind, family, client, account, scopes, issuedAt, expiresAt, at, revokedAt, reused);
    }

    Token revoked(Instant at) {
        return revokedAt != null
                ? this
                : new Token(value, kind, family, client, account, scopes, issuedAt, expiresAt, spentAt, at, reused);
    }

    Token sentAgain() {
        return new Token(
                value, kind, family, client, account, scopes, issuedAt, expiresAt, spentAt, revokedAt, reused + 1);
    }

    Map<String, Object> toJson() {
        return Json.of(
                "value",
                value,
                "kind",
                kind.name(),
                "family",
                family,
                "client",
                client,
                "account",
                account,
                "scopes",
                scopes,
                "issuedAt",
                text(issuedAt),
                "expiresAt",
                text(expiresAt),
                "spentAt",
                text(spentAt),
                "revokedAt",
                text(revokedAt),
                "reused",
                reused);
    }

    static Token of(Map<String, Object> json) {
        return new Token(
                Json.text(json, "value", ""),
                Kind.valueOf(Json.text(json, "kind", "")),
                Json.text(json, "family", ""),
                Json.text(json, "client", ""),
                Json.text(json, "account"),
                Json.texts(json, "scopes"),
                Instant.parse(Json.text(json, "issuedAt", "")),
                time(json, "expiresAt"),
                time(json, "spentAt"),
                time(json, "revokedAt"),
                (int) Json.number(json, "reused", 0));
    }

    static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    static @Nullable Instant time(Map<String, Object> json, String name) {
        String text = Json.text(json, name);
        return text == null ? null : Instant.parse(text);
    }
}
