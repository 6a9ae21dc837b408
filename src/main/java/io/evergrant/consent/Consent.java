package io.evergrant.consent;

import io.evergrant.grant.Fault;
import io.evergrant.secret.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for a person's yes: who asks, for what, until when, and what came of it. */
@Entity
@Table(name = "consent")
public class Consent {
    /** A code exchange takes 20 s at most and waits 20 s for its turn: whoever is at it longer has died. */
    private static final Duration EXCHANGE = Duration.ofSeconds(90);

    @Id
    private String id = UUID.randomUUID().toString();

    @Column
    private String profile = "";

    @Column(name = "profile_id")
    private String profileId = "";

    @Column
    private String subject = "";

    private @Nullable String purpose;

    private @Nullable String account;

    private @Nullable String recipient;

    @Column(name = "return_uri")
    private @Nullable String returnUri;

    @Column(name = "asked_by")
    private String askedBy = "";

    @SuppressWarnings("UnusedVariable") // read by a query
    @Column(name = "token_hash")
    private String tokenHash = "";

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "expires_at")
    private Instant expiresAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    @Column
    private ConsentStatus status = ConsentStatus.PENDING;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "answered_account")
    private @Nullable String answeredAccount;

    private @Nullable String exchange;

    @Column(name = "exchange_at")
    private @Nullable Instant exchangeAt;

    private @Nullable String held;

    @Column
    private long generation;

    @Embedded
    private @Nullable Fault error;

    protected Consent() {}

    Consent(Asking asking, String profileId, String askedBy, String tokenHash, Instant createdAt) {
        profile = asking.profile();
        subject = asking.subject();
        purpose = asking.purpose();
        account = asking.account();
        recipient = asking.recipient();
        returnUri = asking.returnUri();
        this.profileId = profileId;
        this.askedBy = askedBy;
        this.tokenHash = tokenHash;
        this.createdAt = createdAt;
        expiresAt = createdAt.plus(asking.expiresIn());
    }

    /** Whether the person may set out (again): a no and a failure spend nothing. */
    boolean mayStart(Instant now) {
        return now.isBefore(expiresAt)
                && (status == ConsentStatus.PENDING
                        || status == ConsentStatus.DENIED
                        || status == ConsentStatus.FAILED);
    }

    void started() {
        status = ConsentStatus.PENDING;
        error = null;
        endedAt = null;
    }

    /** Whether a code may be exchanged for this start now; true at most once at a time. */
    boolean beginExchange(String start, long newGeneration, Instant now) {
        boolean busy = exchange != null && exchangeAt != null && now.isBefore(exchangeAt.plus(EXCHANGE));
        if (status != ConsentStatus.PENDING || busy) {
            return false;
        }
        exchange = start;
        exchangeAt = now;
        generation = newGeneration;
        return true;
    }

    /** Whether an exchange was begun that nobody can be at any more. */
    boolean exchangeHasDied(Instant now) {
        return status == ConsentStatus.PENDING && exchangeAt != null && !now.isBefore(exchangeAt.plus(EXCHANGE));
    }

    /** Ends it in one of the ways that have no tokens. What has ended otherwise stays as it is. */
    void end(ConsentStatus how, @Nullable Fault why, Instant at) {
        if (status == ConsentStatus.COMPLETED || status == ConsentStatus.WITHDRAWN) {
            return;
        }
        exchange = null;
        exchangeAt = null;
        held = null;
        status = how;
        error = why;
        endedAt = at;
    }

    /** Whether this exchange has not ended here, or was given up for lost. */
    boolean waitsFor(String start, long ofGeneration) {
        boolean under = status == ConsentStatus.PENDING && start.equals(exchange);
        // a database that was put back may have lost that the exchange began
        boolean unbegun = status == ConsentStatus.PENDING && exchange == null && generation < ofGeneration;
        boolean givenUp =
                status == ConsentStatus.FAILED && error != null && error.code().equals(Faults.INTERRUPTED.code());
        return unbegun || generation == ofGeneration && (under || givenUp);
    }

    void complete(@Nullable String byAccount, Instant at) {
        end(ConsentStatus.COMPLETED, null, at);
        answeredAccount = byAccount;
    }

    /** Another account than the grant's has consented: its tokens wait, sealed, for an operator's yes. */
    void await(String sealed, @Nullable String byAccount, Fault why, Instant at) {
        end(ConsentStatus.AWAITING_CONFIRMATION, why, at);
        held = sealed;
        answeredAccount = byAccount;
    }

    /** What it is at this moment: a link that nobody used in time has expired. */
    public ConsentStatus status(Instant now) {
        return status == ConsentStatus.PENDING && exchange == null && !now.isBefore(expiresAt)
                ? ConsentStatus.EXPIRED
                : status;
    }

    Place heldPlace() {
        return new Place("consent", "held", id);
    }

    @Nullable
    String exchange() {
        return exchange;
    }

    @Nullable
    String held() {
        return held;
    }

    long generation() {
        return generation;
    }

    String profileId() {
        return profileId;
    }

    public String id() {
        return id;
    }

    public String profile() {
        return profile;
    }

    public String subject() {
        return subject;
    }

    /** What for, in the words of whoever asks; or null. */
    public @Nullable String purpose() {
        return purpose;
    }

    /** The account that the person is asked to sign in as, or null where any will do. */
    public @Nullable String account() {
        return account;
    }

    /** Whom the link was sent to, or null. */
    public @Nullable String recipient() {
        return recipient;
    }

    public @Nullable String returnUri() {
        return returnUri;
    }

    /** {@code user jonas}, {@code application billing}. */
    public String askedBy() {
        return askedBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** The account that consented, as people know it, or null. */
    public @Nullable String answeredAccount() {
        return answeredAccount;
    }

    public @Nullable Fault error() {
        return error;
    }
}
