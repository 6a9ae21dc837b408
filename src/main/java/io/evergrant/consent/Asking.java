package io.evergrant.consent;

import io.evergrant.check.Texts;
import io.evergrant.check.Violations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What someone asks a person for.
 *
 * @param purpose what for
 * @param account the account to sign in as; another one is refused
 * @param recipient whom the link is sent to
 * @param returnUri where the browser goes at the end, or null for a page of ours
 * @param expiresIn how long the link lives
 */
public record Asking(
        String profile,
        String subject,
        @Nullable String purpose,
        @Nullable String account,
        @Nullable String recipient,
        @Nullable String returnUri,
        Duration expiresIn) {
    /** Long enough to walk over to the person. */
    public static final Duration USUAL = Duration.ofMinutes(30);

    private static final Duration LONGEST = Duration.ofDays(30);

    /** A consent that the one who presses the button gives at once. */
    public static Asking now(String profile, String subject, @Nullable String returnUri) {
        return new Asking(profile, subject, null, null, null, returnUri, USUAL);
    }

    void check(Violations found) {
        found.addIf(
                !Texts.isSubject(subject),
                "subject",
                "must be 1 to 255 characters without slashes, backslashes and control characters");
        Texts.line(found, "purpose", purpose, 1000);
        Texts.line(found, "account", account, 400);
        Texts.line(found, "recipient", recipient, 400);
        found.addIf(
                expiresIn.compareTo(Duration.ofMinutes(1)) < 0 || expiresIn.compareTo(LONGEST) > 0,
                "expiresIn",
                "must be one minute (PT1M) to thirty days (P30D)");
    }
}
