package io.evergrant.demo;

import com.nimbusds.jose.JOSEException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that the demo knows; saved before an answer leaves, so that a restart takes nothing back. */
final class DemoState {
    final Clients clients = new Clients();
    final Tokens tokens;
    final Codes codes;
    final Assertions assertions;
    final IdTokens idTokens;
    final Tickets tickets;

    private final StateFile file;

    DemoState(@Nullable Path file, Clock clock, Supplier<Settings> settings) throws JOSEException {
        this.file = new StateFile(file);
        tokens = new Tokens(clock, settings);
        codes = new Codes(clock, tokens);
        assertions = new Assertions(clock);
        idTokens = new IdTokens();
        tickets = new Tickets(clock);
        Map<String, Object> kept = this.file.read();
        if (!kept.isEmpty()) {
            clients.load(Json.objects(kept, "clients"));
            tokens.load(Json.objects(kept, "tokens"), Json.objects(kept, "families"));
            codes.load(Json.objects(kept, "codes"));
            assertions.load(Json.objects(kept, "assertions"));
            idTokens.load(Json.object(kept, "key"));
            tickets.load(Json.objects(kept, "tickets"));
        }
    }

    void save() {
        file.write(() -> Json.of(
                "clients", clients.toJson(),
                "families", tokens.familiesToJson(),
                "tokens", tokens.toJson(),
                "codes", codes.toJson(),
                "assertions", assertions.toJson(),
                "key", idTokens.toJson(),
                "tickets", tickets.toJson()));
    }
}
