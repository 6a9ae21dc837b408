package io.evergrant.consent;

import io.evergrant.endpoint.TokenEndpoint;
import io.evergrant.endpoint.TokenOutcome;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.AnswerText.Kept;
import io.evergrant.grant.JournalEntry;
import io.evergrant.node.NodeClock;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Answers to codes that were kept before anybody asked whose account they are: a node died in between. It is asked behind
 * the start's back, which needs no provider, and a while long: the provider may be away just then.
 */
@ApplicationScoped
class UnaskedAccounts {
    private static final Logger LOG = Logger.getLogger(UnaskedAccounts.class.getName());
    private static final int TRIES = 10;
    private static final int PAUSE_SECONDS = 30;

    @Inject
    Endings endings;

    @Inject
    OutrunTokens outrun;

    @Inject
    Starts starts;

    @Inject
    Providers providers;

    @Inject
    TokenEndpoint tokens;

    @Inject
    NodeClock clock;

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** @param over run when nobody is at it any more */
    void learn(JournalEntry entry, Kept kept, Runnable over) {
        learn(entry, kept, over, 1, 0);
    }

    private void learn(JournalEntry entry, Kept kept, Runnable over, int tries, int delay) {
        scheduler.schedule(
                () -> {
                    boolean again = tries < TRIES;
                    try {
                        again = !isLearned(entry, kept, !again) && again;
                    } catch (RuntimeException e) {
                        LOG.log(Level.WARNING, "Whose the tokens of " + entry + " are could not be asked.", e);
                    }
                    if (again) {
                        learn(entry, kept, over, tries + 1, PAUSE_SECONDS);
                    } else {
                        over.run();
                    }
                },
                delay,
                TimeUnit.SECONDS);
    }

    private boolean isLearned(JournalEntry entry, Kept kept, boolean last) {
        Start start = starts.find(entry.key()).orElse(null);
        Provider provider =
                start == null ? null : providers.find(start.provider()).orElse(null);
        if (start == null || provider == null || !endings.lacks(entry.key(), entry.generation())) {
            return true;
        }
        Duration age = Duration.between(kept.issued().sentAt(), clock.instant());
        TokenOutcome outcome = tokens.learned(
                provider, kept.issued(), kept.idToken(), starts.nonce(start), age.isNegative() ? Duration.ZERO : age);
        if (outcome instanceof Issued issued) {
            outrun.late(entry.key(), entry.generation(), issued);
            return true;
        }
        if (last) {
            endings.end(start, ConsentStatus.FAILED, CodeExchange.fault(outcome, clock.instant()));
        }
        return last;
    }
}
