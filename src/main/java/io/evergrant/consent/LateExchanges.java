package io.evergrant.consent;

import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.AnswerText.Kept;
import io.evergrant.grant.Journal;
import io.evergrant.grant.JournalEntry;
import io.evergrant.grant.Replay;
import io.evergrant.node.Outage;
import io.evergrant.provider.Provider;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A person's yes is not lost either: the answer to a code is in the journal before the database has it, stored once the
 * database is back, and replayed after a restart. A code cannot be asked for twice.
 */
@ApplicationScoped
class LateExchanges {
    private static final Logger LOG = Logger.getLogger(LateExchanges.class.getName());

    /** A minute of tries where it is not the database that is away. */
    private static final int MOST_FAULTS = 60;

    @Inject
    Endings endings;

    @Inject
    Journal journal;

    @Inject
    UnaskedAccounts unasked;

    @Inject
    OutrunTokens outrun;

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** Starts whose answer somebody in this process works on. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** The answer to a code is read, and whose account it is will be asked next. */
    void received(Start start, Endings.Leave.Granted leave, Kept kept) {
        underWay.add(start.id());
        keep(start, leave, kept);
    }

    /** Nobody is at this exchange any more. */
    void over(Start start) {
        underWay.remove(start.id());
    }

    private void keep(Start start, Endings.Leave.Granted leave, Kept kept) {
        journal.keepConsent(
                start.id(), leave.consent().profile(), leave.consent().subject(), leave.generation(), kept);
    }

    /** Stores what a code brought; where the database is away, as soon as it is back, and the browser is told so. */
    Landing store(Start start, Endings.Leave.Granted leave, Provider provider, Issued issued) {
        keep(start, leave, new Kept(issued, false, null));
        try {
            Landing landing = endings.issued(start, leave, provider, issued);
            if (endings.wasOutrun(start)) {
                outrun.revoke(start, issued);
            }
            return landing;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A consent could not be stored yet; it is kept and tried again.", e);
            again(start.id(), leave.generation(), issued, 0);
            return new Landing.Kept(Faults.STORED_LATER.at(issued.sentAt()));
        }
    }

    private void again(String start, long generation, Issued issued, int faults) {
        scheduler.schedule(
                () -> {
                    try {
                        outrun.late(start, generation, issued);
                    } catch (RuntimeException e) {
                        int more = faults + (Outage.is(e) ? 0 : 1);
                        LOG.log(
                                more > MOST_FAULTS ? Level.SEVERE : Level.FINE,
                                "A consent could not be stored yet.",
                                e);
                        if (more <= MOST_FAULTS) {
                            again(start, generation, issued, more);
                        }
                    }
                },
                1,
                TimeUnit.SECONDS);
    }

    /** Before renewals are replayed, which may follow from these. */
    void replay(@Observes Replay.Begun event) {
        for (JournalEntry entry : journal.all(JournalEntry.Kind.CONSENT)) {
            replay(entry);
        }
    }

    private void replay(JournalEntry entry) {
        try {
            if (endings.lacks(entry.key(), entry.generation()) && underWay.add(entry.key())) {
                Kept kept = journal.openKept(entry);
                if (kept.accountUnasked()) {
                    unasked.learn(entry, kept, () -> underWay.remove(entry.key()));
                    return;
                }
                try {
                    outrun.late(entry.key(), entry.generation(), kept.issued());
                } finally {
                    underWay.remove(entry.key());
                }
            }
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                throw e;
            }
            LOG.log(Level.SEVERE, "The journal's entry " + entry + " cannot be given back to the database.", e);
        }
    }
}
