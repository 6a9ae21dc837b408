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

/**
 * One authorization request under way (RFC 6749 §4.1.1): what must be the same when the browser comes back. State and
 * cookie are known by their hashes; verifier and nonce are sealed for this row.
 */
@Entity
@Table(name = "consent_start")
class Start {
    /** Nobody is longer at a provider's pages; a state that lies around is an opportunity. */
    static final Duration LIFE = Duration.ofMinutes(10);

    @Id
    private String id = UUID.randomUUID().toString();

    @Column
    private String consent = "";

    @SuppressWarnings("UnusedVariable") // read by queries
    @Column(name = "state_hash")
    private String stateHash = "";

    @Column(name = "cookie_hash")
    private String cookieHash = "";

    private @Nullable String verifier;

    private @Nullable String nonce;

    @Column
    private String provider = "";

    private @Nullable String issuer;

    @Column(name = "token_endpoint")
    private @Nullable String tokenEndpoint;

    @Column(name = "redirect_uri")
    private String redirectUri = "";

    @Column(name = "form_post")
    private boolean formPost;

    @Column
    private long generation;

    @SuppressWarnings("UnusedVariable") // for whoever looks into the database
    @Column(name = "started_at")
    private Instant startedAt = Instant.EPOCH;

    @Column(name = "expires_at")
    private Instant expiresAt = Instant.EPOCH;

    @SuppressWarnings("UnusedVariable") // written and read by queries: that is what makes it atomic
    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @Enumerated(EnumType.STRING)
    @Column
    private ConsentStatus status = ConsentStatus.PENDING;

    @Embedded
    private @Nullable Fault error;

    protected Start() {}

    Start(String consent, String stateHash, String cookieHash, Instant startedAt) {
        this.consent = consent;
        this.stateHash = stateHash;
        this.cookieHash = cookieHash;
        this.startedAt = startedAt;
        expiresAt = startedAt.plus(LIFE);
    }

    void at(Starts.Origin origin) {
        provider = origin.provider();
        issuer = origin.issuer();
        tokenEndpoint = origin.tokenEndpoint();
        redirectUri = origin.redirectUri();
        formPost = origin.formPost();
        generation = origin.generation();
    }

    void keep(@Nullable String sealedVerifier, @Nullable String sealedNonce) {
        verifier = sealedVerifier;
        nonce = sealedNonce;
    }

    void end(ConsentStatus how, @Nullable Fault why) {
        status = how;
        error = why;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean beganIn(@Nullable String cookie) {
        return cookie != null && Randoms.same(cookieHash, Randoms.hash(cookie));
    }

    Place place(String column) {
        return new Place("consent_start", column, id);
    }

    /** The cookie's name: one for each start, so that two consents in one browser do not disturb each other. */
    String cookieName() {
        return "evergrant-consent-" + id.substring(0, 8);
    }

    String id() {
        return id;
    }

    String consent() {
        return consent;
    }

    @Nullable
    String sealedVerifier() {
        return verifier;
    }

    @Nullable
    String sealedNonce() {
        return nonce;
    }

    String provider() {
        return provider;
    }

    @Nullable
    String issuer() {
        return issuer;
    }

    @Nullable
    String tokenEndpoint() {
        return tokenEndpoint;
    }

    String redirectUri() {
        return redirectUri;
    }

    boolean formPost() {
        return formPost;
    }

    /** A grant that is deleted after this number was drawn ends this request too. */
    long generation() {
        return generation;
    }

    ConsentStatus status() {
        return status;
    }

    @Nullable
    Fault error() {
        return error;
    }
}
