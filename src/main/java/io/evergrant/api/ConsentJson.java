package io.evergrant.api;

import io.evergrant.consent.Asking;
import io.evergrant.consent.Consent;
import io.evergrant.grant.Fault;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request for a person's consent, as the API writes it. */
final class ConsentJson {
    private ConsentJson() {}

    static Asking read(Members in, String profile) {
        Duration expiresIn = in.duration("expiresIn");
        return new Asking(
                profile,
                in.text("subject", "default"),
                in.text("purpose"),
                in.text("account"),
                in.text("recipient"),
                in.text("returnUri"),
                expiresIn == null ? Asking.USUAL : expiresIn);
    }

    /** All but the link: its secret is told once, and only its hash is kept. */
    static Out write(Consent consent, Instant now) {
        Fault error = consent.error();
        String answered = consent.answeredAccount();
        return new Out()
                .text("id", consent.id())
                .text("status", consent.status(now).wire())
                .time("expiresAt", consent.expiresAt())
                .text("profile", consent.profile())
                .text("subject", consent.subject())
                .text("purpose", consent.purpose())
                .text("account", answered == null ? consent.account() : answered)
                .text("recipient", consent.recipient())
                .text("returnUri", consent.returnUri())
                .text("askedBy", consent.askedBy())
                .time("createdAt", consent.createdAt())
                .time("endedAt", consent.endedAt())
                .value("error", error(error));
    }

    private static @Nullable JsonObject error(@Nullable Fault error) {
        return error == null || error.code().isEmpty() ? null : StandingJson.fault(error);
    }
}
