package io.evergrant.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said yes to: the source of a family of tokens.
 *
 * @param account null where no person is involved
 */
record Authorization(
        String family,
        String client,
        @Nullable String account,
        List<String> scopes,
        Instant since,
        @Nullable String nonce) {

    static Authorization of(
            Client client, @Nullable String account, List<String> scopes, Instant since, @Nullable String nonce) {
        return new Authorization(UUID.randomUUID().toString(), client.id(), account, scopes, since, nonce);
    }

    Map<String, Object> toJson() {
        return Json.of(
                "family",
                family,
                "client",
                client,
                "account",
                account,
                "scopes",
                scopes,
                "since",
                since.toString(),
                "nonce",
                nonce);
    }

    static Authorization of(Map<String, Object> json) {
        return new Authorization(
                Json.text(json, "family", ""),
                Json.text(json, "client", ""),
                Json.text(json, "account"),
                Json.texts(json, "scopes"),
                Instant.parse(Json.text(json, "since", "")),
                Json.text(json, "nonce"));
    }
}
