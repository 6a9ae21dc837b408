package io.evergrant.grant;

import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.AnswerText.Kept;
import io.evergrant.grant.JournalEntry.Kind;
import io.evergrant.node.NodeClock;
import io.evergrant.secret.Secret;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Nothing received is lost: an answer is written down here, encrypted and flushed, before the database has it. Entries stay
 * a day, because the database may lose what it had committed; they are replayed by generation and attempt.
 */
@ApplicationScoped
public class Journal {
    private static final Logger LOG = Logger.getLogger(Journal.class.getName());

    @Inject
    JournalFiles files;

    @Inject
    Vault vault;

    @Inject
    NodeClock clock;

    private final Map<String, Long> uncommitted = new ConcurrentHashMap<>();

    /** Keeps a renewal's answer; a failure is told in the log, and the database is all there is then. */
    public void keep(ClaimAnswer.Claimed claim, Issued issued) {
        uncommitted.put(claim.grantId(), claim.attempt());
        keep(
                new JournalEntry(
                        Kind.RENEWAL,
                        claim.grantId(),
                        claim.profile().name() + "/" + claim.subject(),
                        claim.generation(),
                        claim.attempt(),
                        clock.instant(),
                        ""),
                Kept.whole(issued));
    }

    /** Keeps the answer to a code, under the id of its authorization request; what is kept later stands for it. */
    public void keepConsent(String start, String profile, String subject, long generation, Kept kept) {
        keep(new JournalEntry(Kind.CONSENT, start, profile + "/" + subject, generation, 0, clock.instant(), ""), kept);
    }

    private void keep(JournalEntry entry, Kept kept) {
        try {
            files.append(entry.sealed(vault.seal(AnswerText.write(kept), entry.vaultPlace())));
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    Level.SEVERE,
                    "The journal could not be written; until it can, no token is renewed that could be lost. Look at the"
                            + " data folder's disk.",
                    e);
        }
    }

    /** Whether an answer could be kept now. Where not, nothing is sent that could be lost. */
    public boolean ready() {
        return files.ready();
    }

    /** The database has it. */
    public void committed(String grantId, long attempt) {
        uncommitted.remove(grantId, attempt);
    }

    /** How many answers the database does not have yet. */
    public int waiting() {
        return uncommitted.size();
    }

    /** Whether this process has received it and not been able to store it yet. */
    public boolean isWaiting(JournalEntry entry) {
        return Long.valueOf(entry.attempt()).equals(uncommitted.get(entry.key()));
    }

    /** The highest generation of any entry. */
    public long highestGeneration() {
        return files.highestGeneration();
    }

    /** The newest answer for a grant, where the journal has one that its row lacks. */
    public Optional<JournalEntry> newerThan(String grantId, long generation, long attempt) {
        return files.latest(grantId).filter(e -> e.newerThan(generation, attempt));
    }

    /** What was kept of a kind and is no older than a day: the newest of each, oldest first. */
    public List<JournalEntry> all(Kind kind) {
        return files.all(kind);
    }

    /** The tokens of an entry. */
    public Issued open(JournalEntry entry) {
        return openKept(entry).issued();
    }

    /** The tokens of an entry, and what is known of their account. */
    public Kept openKept(JournalEntry entry) {
        Secret text = vault.open(entry.sealed(), entry.vaultPlace());
        return AnswerText.readKept(text);
    }
}
