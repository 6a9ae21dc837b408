package io.evergrant.consent;

import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.Adoption;
import io.evergrant.grant.Revocations;
import io.evergrant.grant.Revocations.Told;
import io.evergrant.grant.Whose;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers to codes that come late: stored where they are still wanted, and revoked where nobody will ever hold them. */
@ApplicationScoped
class OutrunTokens {
    private static final Logger LOG = Logger.getLogger(OutrunTokens.class.getName());

    /** Longer than what a dead node has left can stand in a revocation's way. */
    private static final int TRIES = 6;

    private static final int PAUSE_SECONDS = 30;

    @Inject
    Endings endings;

    @Inject
    Consents consents;

    @Inject
    Providers providers;

    @Inject
    Revocations revocations;

    @Inject
    Adoption adoption;

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** Stores what the database did not get when it came. */
    void late(String startId, long generation, Issued issued) {
        endings.late(startId, generation, issued).ifPresent(start -> revoke(start, issued));
    }

    /**
     * A later consent or a deletion was the last word. Not in this thread, whose exchange may hold revocations up. A copy of
     * the database revokes nothing: it does not know what was granted since.
     */
    void revoke(Start start, Issued issued) {
        if (adoption.adopted()) {
            revoke(start, issued, 1, 0);
        }
    }

    private void revoke(Start start, Issued issued, int tries, int delay) {
        scheduler.schedule(
                () -> {
                    boolean done = false;
                    try {
                        done = isDone(start, issued);
                    } catch (RuntimeException e) {
                        LOG.log(Level.WARNING, "Tokens that came too late for their grant could not be revoked.", e);
                    }
                    if (!done && tries < TRIES) {
                        revoke(start, issued, tries + 1, PAUSE_SECONDS);
                    }
                },
                delay,
                TimeUnit.SECONDS);
    }

    private boolean isDone(Start start, Issued issued) {
        String subject = consents.find(start.consent()).map(Consent::subject).orElse("");
        Provider provider = providers.find(start.provider()).orElse(null);
        return provider == null
                || revocations.orphaned(provider, Whose.of(provider, subject, issued.account()), issued)
                        != Told.NOT_CONFIRMED;
    }
}
