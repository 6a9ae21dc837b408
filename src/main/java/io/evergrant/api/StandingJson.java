package io.evergrant.api;

import io.evergrant.grant.Fault;
import io.evergrant.grant.Standing;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a provider or profile stands with us, as the API writes it. */
final class StandingJson {
    private StandingJson() {}

    /** Adds {@code status} and, where anything ever was wrong, {@code lastError}. */
    static Out write(Out out, Optional<Standing> standing) {
        boolean paused = standing.map(Standing::paused).orElse(false);
        boolean unwell = standing.map(s -> s.circuitSince() != null).orElse(false);
        return out.text("status", paused ? "paused" : unwell ? "unwell" : "ok")
                .value("lastError", fault(standing.map(Standing::fault).orElse(null)));
    }

    static @Nullable JsonObject fault(@Nullable Fault fault) {
        return fault == null
                ? null
                : new Out()
                        .text("code", fault.code())
                        .text("detail", fault.detail())
                        .text("remedy", fault.remedy())
                        .time("at", fault.at())
                        .json();
    }
}
