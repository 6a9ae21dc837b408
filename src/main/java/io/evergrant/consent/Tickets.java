package io.evergrant.consent;

import io.evergrant.node.NodeClock;
import io.evergrant.secret.Secret;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Links that the console writes into its pages: whoever may see the button may start the consent. A ticket says itself
 * what it is for, under a keyed hash, so that looking at a page writes nothing; its first use makes the consent's row,
 * whose unique token hash lets it be only one.
 */
@ApplicationScoped
class Tickets {
    private static final Duration LIFE = Duration.ofHours(1);

    @Inject
    Vault vault;

    @Inject
    NodeClock clock;

    record Ticket(Asking asking, String askedBy) {}

    String issue(Asking asking, String askedBy) {
        JsonObject content = Json.createObjectBuilder()
                .add("p", asking.profile())
                .add("s", asking.subject())
                .add("r", asking.returnUri() == null ? "/" : asking.returnUri())
                .add("b", askedBy)
                .add("e", clock.instant().plus(LIFE).toEpochMilli())
                .add("n", Randoms.next().reveal())
                .build();
        String body = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(content.toString().getBytes(StandardCharsets.UTF_8));
        return body + "." + mac(body);
    }

    /** What a ticket of ours is for; empty where it is none, was altered, or is too old. */
    Optional<Ticket> read(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || !Randoms.same(mac(token.substring(0, dot)), token.substring(dot + 1))) {
            return Optional.empty();
        }
        byte[] body = Base64.getUrlDecoder().decode(token.substring(0, dot));
        try (var reader = Json.createReader(new StringReader(new String(body, StandardCharsets.UTF_8)))) {
            JsonObject content = reader.readObject();
            boolean tooOld = clock.millis() >= content.getJsonNumber("e").longValue();
            Asking asking = Asking.now(content.getString("p"), content.getString("s"), content.getString("r"));
            return tooOld ? Optional.empty() : Optional.of(new Ticket(asking, content.getString("b")));
        } catch (JsonException e) {
            throw new IllegalStateException("A ticket of ours cannot be read.", e);
        }
    }

    private String mac(String body) {
        return vault.fingerprint(new Secret("consent ticket|" + body));
    }
}
