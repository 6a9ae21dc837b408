package io.evergrant.api;

import io.evergrant.check.Violation;
import io.evergrant.message.RestMessageCall.TooLarge;
import io.evergrant.message.TemplateError;
import io.evergrant.message.Undelivered;
import jakarta.json.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a message's target gave no whole answer. */
final class OfMessages {
    private OfMessages() {}

    static @Nullable Problem known(Throwable cause) {
        if (cause instanceof TemplateError template) {
            String detail = String.valueOf(template.getMessage());
            return Problem.of(422, Code.TEMPLATE_ERROR, detail)
                    .violations(List.of(new Violation(template.field(), detail)));
        }
        if (cause instanceof TooLarge) {
            return Problem.of(413, Code.TOO_LARGE, String.valueOf(cause.getMessage()));
        }
        return cause instanceof Undelivered undelivered ? of(undelivered) : null;
    }

    private static Problem of(Undelivered undelivered) {
        String detail = String.valueOf(undelivered.getMessage());
        if (undelivered.tooLarge()) {
            return with(undelivered, Problem.of(502, Code.TOO_LARGE, detail));
        }
        return with(
                undelivered,
                switch (undelivered.outcome()) {
                    case REFUSED -> Problem.of(403, Code.EGRESS_DENIED, detail);
                    case TIMED_OUT -> Problem.of(504, Code.PROVIDER_UNAVAILABLE, detail);
                    default -> Problem.of(502, Code.PROVIDER_UNAVAILABLE, detail);
                });
    }

    private static Problem with(Undelivered undelivered, Problem problem) {
        return problem.with("call", Json.createValue(undelivered.call()))
                .with("outcome", Json.createValue(undelivered.outcome().name().toLowerCase(Locale.ROOT)));
    }
}
