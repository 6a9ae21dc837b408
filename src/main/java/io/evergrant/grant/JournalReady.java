package io.evergrant.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is a node that can keep an answer: where it cannot, what lives is served, and nothing is renewed that could be lost. */
@Readiness
@ApplicationScoped
public class JournalReady implements HealthCheck {
    @Inject
    Journal journal;

    @Override
    public HealthCheckResponse call() {
        return journal.ready()
                ? HealthCheckResponse.up("journal")
                : HealthCheckResponse.named("journal")
                        .down()
                        .withData(
                                "cause",
                                "The journal in the data folder cannot be written, so no token is renewed that could be"
                                        + " lost. Tokens that live are served.")
                        .withData(
                                "remedy",
                                "Make room on the disk of the data folder, or let it be written to. Everything goes on by"
                                        + " itself.")
                        .build();
    }
}
