package io.evergrant.message;

import io.evergrant.check.Violation;
import io.evergrant.check.Violations;
import io.evergrant.egress.Egress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A valid REST message, to be bent by a test. */
final class TestMessages {
    static final String BASE = "https://api.example.com/tickets";

    private TestMessages() {}

    static MessageSettings message(Method... methods) {
        return message(BASE, Authentication.NONE, methods);
    }

    static MessageSettings message(String endpoint, Authentication authentication, Method... methods) {
        return new MessageSettings(
                endpoint,
                authentication,
                List.of(),
                Duration.ofSeconds(5),
                Retry.NONE,
                LogLevel.BODIES,
                List.of(methods));
    }

    static MessageSettings with(MessageSettings message, Field... headers) {
        return new MessageSettings(
                message.endpoint(),
                message.authentication(),
                List.of(headers),
                message.timeout(),
                message.retry(),
                message.log(),
                message.methods());
    }

    /** The fields that may not be saved as they are. */
    static List<String> violated(MessageSettings message) {
        Violations found = new Violations();
        new MessageRules(found, new Egress(false, Optional.empty())).check("incident", message);
        return found.list().stream().map(Violation::field).toList();
    }
}
