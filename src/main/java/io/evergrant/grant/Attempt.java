package io.evergrant.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the engine writes about a grant: the claim, and the memory of its failures. A row of its own, so that a person's
 * save never collides with it.
 */
@Entity
@Table(name = "grant_attempt")
public class Attempt {
    @Id
    @Column(name = "grant_id")
    private String grantId = "";

    private String provider = "";
    private String profile = "";
    private long number;
    private @Nullable String node;

    @Column(name = "claimed_at")
    private @Nullable Instant claimedAt;

    @Column(name = "asked_by")
    @Enumerated(EnumType.STRING)
    private @Nullable AskedBy askedBy;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    /** When {@code dueAt} was decided: its time is counted from here, however the database's time steps. */
    @Column(name = "planned_at")
    private @Nullable Instant plannedAt;

    private int failures;

    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    private boolean refused;

    @Column(name = "unknown_since")
    private @Nullable Instant unknownSince;

    @Column(name = "first_sent_at")
    private @Nullable Instant firstSentAt;

    @Column(name = "died_at")
    private @Nullable Instant diedAt;

    @Column(name = "rejected_at")
    private @Nullable Instant rejectedAt;

    @Column(name = "tried_again")
    private boolean triedAgain;

    @Embedded
    private @Nullable Fault fault;

    protected Attempt() {}

    Attempt(String grantId, String provider, String profile, @Nullable Instant dueAt) {
        this.grantId = grantId;
        this.provider = provider;
        this.profile = profile;
        this.dueAt = dueAt;
    }

    /** Begins the next attempt: committed before anything is sent. */
    long claim(RenewalRequest request, boolean spends) {
        number++;
        node = request.node();
        claimedAt = request.at();
        askedBy = request.by();
        if (spends && firstSentAt == null) {
            firstSentAt = claimedAt;
        }
        return number;
    }

    /** A new consent or a move-in: nothing of before counts; an attempt on its way belongs to the old generation. */
    void begin() {
        node = null;
        claimedAt = null;
        firstSentAt = null;
        rejectedAt = null;
        fault = null;
        forgetFailures();
    }

    /** The row may have lost attempts that were made: their numbers are not given again. */
    void atLeast(long made) {
        number = Math.max(number, made);
    }

    /** Ends the claim, where it is still this attempt's. */
    void release(long attempt) {
        if (attempt == number) {
            node = null;
            claimedAt = null;
        }
    }

    /** New tokens are stored: every failure is forgotten. */
    void succeeded(@Nullable Instant next, Instant from) {
        forgetFailures();
        firstSentAt = null;
        plan(next, from);
    }

    private void forgetFailures() {
        failures = 0;
        failingSince = null;
        refused = false;
        unknownSince = null;
        diedAt = null;
        triedAgain = false;
    }

    /** The provider is unwell; {@code unknown} where the refresh token may have been spent. */
    void unwell(Fault what, Instant next, boolean unknown) {
        fail(what);
        plan(next, what.at());
        if (unknown && unknownSince == null) {
            unknownSince = what.at();
        } else if (!unknown) {
            unspent();
        }
    }

    /** The provider refuses us; the grant is kept and probed. */
    void refused(Fault what, Instant probe) {
        fail(what);
        refused = true;
        plan(probe, what.at());
        unspent();
    }

    /** Nothing is sent for now, and nothing was: what is unknown of the token stays so. */
    void withheld(Fault what, @Nullable Instant next) {
        withheld(what);
        plan(next, what.at());
    }

    /** The same, and nothing is planned anew. */
    void withheld(Fault what) {
        fail(what);
        refused = true;
    }

    /** Our registration is refused: the grant is due as soon as that is mended. */
    void held(Fault what) {
        fail(what);
        plan(what.at(), what.at());
        unspent();
    }

    /** No further call, until a human consents. */
    void died(Fault what) {
        fail(what);
        refused = false;
        dueAt = null;
        unknownSince = null; // there is nothing left to spare
    }

    private void fail(Fault what) {
        failures++;
        failingSince = failingSince == null ? what.at() : failingSince;
        fault = what;
    }

    /** Proof that the provider did not take the token this time; of an attempt before it says nothing. */
    private void unspent() {
        if (unknownSince == null) {
            firstSentAt = null;
        }
    }

    /** A claim ended without an answer: its node died, or its flight was lost. */
    void orphaned(Fault what, Instant next) {
        node = null;
        claimedAt = null;
        unwell(what, next, true);
    }

    /** The clock looks at it next at {@code when}, as decided at {@code from}; null for never. */
    void plan(@Nullable Instant when, @Nullable Instant from) {
        dueAt = when;
        plannedAt = from;
    }

    void triedAgain(boolean tried) {
        triedAgain = tried;
    }

    /** A resource answered 401 to the current token; the first one after an unknown outcome ends the wait for its death. */
    void died(Instant at) {
        if (unknownSince != null && (diedAt == null || diedAt.isBefore(unknownSince))) {
            plan(at, at);
        }
        diedAt = at;
    }

    /** It is renewed for that; a second 401 soon after is not the token's fault. */
    void rejected(Instant at) {
        rejectedAt = at;
    }

    public String grantId() {
        return grantId;
    }

    String provider() {
        return provider;
    }

    String profile() {
        return profile;
    }

    long number() {
        return number;
    }

    @Nullable
    String node() {
        return node;
    }

    @Nullable
    Instant claimedAt() {
        return claimedAt;
    }

    /** Who asked for the last attempt. */
    AskedBy askedBy() {
        return askedBy == null ? AskedBy.CLOCK : askedBy;
    }

    public @Nullable Instant dueAt() {
        return dueAt;
    }

    @Nullable
    Instant plannedAt() {
        return plannedAt;
    }

    public int failures() {
        return failures;
    }

    @Nullable
    Instant failingSince() {
        return failingSince;
    }

    boolean refused() {
        return refused;
    }

    @Nullable
    Instant unknownSince() {
        return unknownSince;
    }

    @Nullable
    Instant firstSentAt() {
        return firstSentAt;
    }

    @Nullable
    Instant diedAt() {
        return diedAt;
    }

    @Nullable
    Instant rejectedAt() {
        return rejectedAt;
    }

    boolean triedAgain() {
        return triedAgain;
    }

    @Nullable
    Fault fault() {
        return fault == null || fault.code().isEmpty() ? null : fault;
    }
}
