package io.evergrant.consent;

import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.Revocations;
import io.evergrant.grant.Whose;
import io.evergrant.provider.Providers;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers to codes that come late: stored where they are still wanted, and revoked where nobody will ever hold them. */
@ApplicationScoped
class OutrunTokens {
    private static final Logger LOG = Logger.getLogger(OutrunTokens.class.getName());

    @Inject
    Endings endings;

    @Inject
    Starts starts;

    @Inject
    Consents consents;

    @Inject
    Providers providers;

    @Inject
    Revocations revocations;

    @Resource
    ManagedExecutorService executor;

    /** Stores what the database did not get when it came. */
    void late(String startId, long generation, Issued issued) {
        if (endings.late(startId, generation, issued)) {
            starts.find(startId).ifPresent(start -> revoke(start, issued));
        }
    }

    /** A later consent or a deletion was the last word. Not in this thread, whose exchange may hold revocations up. */
    void revoke(Start start, Issued issued) {
        executor.execute(() -> {
            try {
                String subject =
                        consents.find(start.consent()).map(Consent::subject).orElse("");
                providers
                        .find(start.provider())
                        .ifPresent(provider ->
                                revocations.orphaned(provider, Whose.of(provider, subject, issued.account()), issued));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Tokens that came too late for their grant could not be revoked.", e);
            }
        });
    }
}
