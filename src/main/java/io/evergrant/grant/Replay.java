package io.evergrant.grant;

import io.evergrant.grant.JournalEntry.Kind;
import io.evergrant.node.Outage;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gives the database back what it lacks and the journal has: at the start, before anything is asked for, and when the
 * database is back after an outage. By generation and attempt, so nothing newer is overwritten and nothing deleted comes
 * back.
 */
@ApplicationScoped
public class Replay {
    private static final Logger LOG = Logger.getLogger(Replay.class.getName());
    private static final int BATCH = 500;

    /** A crash loses what was under way, which is seconds; more than this is an older copy of the database. */
    private static final Duration CRASH = Duration.ofMinutes(1);

    @Inject
    Journal journal;

    @Inject
    LateAnswers late;

    @Inject
    Adoption adoption;

    @Inject
    Event<Begun> begun;

    private volatile boolean done;

    /** Fired before renewals are replayed, so that consents, which they follow from, are there. */
    public record Begun() {}

    void begin(@Observes @Priority(800) @Initialized(ApplicationScoped.class) Object start) {
        late.goPast(journal.highestGeneration());
        run();
    }

    /** Whether the start's replay is through; before that nothing may be claimed. */
    public boolean done() {
        return done;
    }

    /** Replays all; at most one at a time. What cannot be read or stored is told, and stops nothing. */
    public synchronized void run() {
        begun.fire(new Begun());
        List<JournalEntry> entries = journal.all(Kind.RENEWAL);
        Instant oldest = null;
        int count = 0;
        for (int from = 0; from < entries.size(); from += BATCH) {
            List<JournalEntry> batch = entries.subList(from, Math.min(entries.size(), from + BATCH));
            LateAnswers.Missing missing = late.missing(batch);
            for (JournalEntry lost : missing.all()) {
                // what this process could not store yet was never in the database; asked before it is stored
                oldest = oldest == null && !journal.isWaiting(lost) ? lost.at() : oldest;
            }
            for (JournalEntry lost : missing.answers()) {
                count += stored(lost) ? 1 : 0;
            }
        }
        if (count > 0) {
            LOG.warning("The database lacked " + count + " answers of providers; the journal gave them back.");
        }
        if (oldest != null) {
            suspect(oldest, entries.get(entries.size() - 1).at());
        }
        done = true;
    }

    /** Stores an answer where it is still the newest; whether it was. */
    public boolean giveBack(JournalEntry lost) {
        boolean stored = late.store(lost, journal.open(lost));
        journal.committed(lost.key(), lost.attempt()); // after the commit, or a failed one would go unnoticed
        return stored;
    }

    private boolean stored(JournalEntry lost) {
        try {
            return giveBack(lost);
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                throw e;
            }
            LOG.log(Level.SEVERE, "The journal's entry " + lost + " cannot be given back to the database.", e);
            return false;
        }
    }

    private void suspect(Instant oldestLost, Instant newest) {
        if (Duration.between(oldestLost, newest).compareTo(CRASH) > 0) {
            adoption.doubt("This database has lost what was stored since " + oldestLost
                    + ": it looks like a restored backup. Other grants may have been renewed since, elsewhere.");
        }
    }
}
