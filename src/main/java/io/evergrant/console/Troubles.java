package io.evergrant.console;

import io.evergrant.check.NotFound;
import io.evergrant.client.GrantUnavailableException;
import io.evergrant.message.RestMessageCall;
import io.evergrant.message.TemplateError;
import io.evergrant.message.Undelivered;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a test brought no answer, in four lines each. */
final class Troubles {
    private Troubles() {}

    static Trouble of(@Nullable Throwable failure, @Nullable String profile, String subject) {
        String what = failure == null ? "" : String.valueOf(failure.getMessage());
        if (failure instanceof GrantUnavailableException unavailable) {
            boolean consent = unavailable.reason() == GrantUnavailableException.Reason.CONSENT_REQUIRED;
            return Trouble.of(
                    word(unavailable.reason()), what, consent ? profile : null, null, String.valueOf(profile), subject);
        }
        if (failure instanceof Undelivered undelivered) {
            return Trouble.of(
                    undelivered.tooLarge() ? "too_large" : word(undelivered.outcome()),
                    what,
                    null,
                    undelivered.call(),
                    String.valueOf(profile),
                    subject);
        }
        if (failure instanceof TemplateError || failure instanceof RestMessageCall.TooLarge) {
            return Trouble.of("template", what, null, null);
        }
        if (failure instanceof NotFound) {
            return Trouble.of("gone", what, null, null);
        }
        throw new IllegalStateException("The test could not be made.", failure);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
