package io.evergrant.grant;

import io.evergrant.secret.Place;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of a profile for one subject: its tokens, encrypted, and their ends. */
@Entity
@Table(name = "oauth_grant")
public class Grant {
    private static final Jsonb JSON = JsonbBuilder.create();

    @Id
    private String id = UUID.randomUUID().toString();

    @Column
    private String profile = "";

    @Column
    private String subject = "";

    @Column
    private String provider = "";

    @Column(name = "client_id")
    private @Nullable String clientId;

    @Column
    private long generation;

    @Column(name = "stored_attempt")
    private long storedAttempt;

    private @Nullable String account;

    @Column(name = "account_name")
    private @Nullable String accountName;

    @Column(name = "granted_by")
    private String grantedBy = "";

    @Column(name = "granted_at")
    private Instant grantedAt = Instant.EPOCH;

    @Column
    private String scopes = "[]";

    @Column
    private String extra = "{}";

    @Column
    private String warnings = "[]";

    @Column(name = "access_token")
    private @Nullable String accessToken;

    @Column(name = "access_token_type")
    private @Nullable String accessTokenType;

    @Column(name = "access_token_sent_at")
    private @Nullable Instant accessTokenSentAt;

    @Column(name = "access_token_ends_at")
    private @Nullable Instant accessTokenEndsAt;

    @Column(name = "stale_at")
    private @Nullable Instant staleAt;

    @Column(name = "refresh_token")
    private @Nullable String refreshToken;

    @Column(name = "refresh_print")
    private @Nullable String refreshPrint;

    @Column(name = "refresh_print_before")
    private @Nullable String refreshPrintBefore;

    @Column(name = "refresh_print_moved")
    private @Nullable String refreshPrintMoved;

    @Column(name = "refresh_kept")
    private boolean refreshKept;

    @Column(name = "refresh_ends_at")
    private @Nullable Instant refreshEndsAt;

    @Column(name = "refresh_end_moves")
    private @Nullable Boolean refreshEndMoves;

    @Column(name = "human_needed_by")
    private @Nullable Instant humanNeededBy;

    @Column(name = "human_needed_reason")
    private String humanNeededReason = "";

    @SuppressWarnings("UnusedVariable") // read by queries
    @Column(name = "ending_at")
    private @Nullable Instant endingAt;

    @Column(name = "last_refreshed_at")
    private @Nullable Instant lastRefreshedAt;

    @Column
    private boolean dead;

    protected Grant() {}

    Grant(String profile, String subject, String provider, long generation, String grantedBy, Instant at) {
        this.profile = profile;
        this.subject = subject;
        this.provider = provider;
        begin(generation, grantedBy, at);
    }

    /** A person has consented again, or a grant was moved in: what follows belongs to this generation. */
    final void begin(long newGeneration, String by, Instant at) {
        generation = newGeneration;
        grantedBy = by;
        grantedAt = at;
        dead = false;
        refreshKept = false;
        refreshEndsAt = null;
        refreshEndMoves = null;
        refreshPrintBefore = null;
        refreshPrintMoved = null;
        lastRefreshedAt = null;
    }

    void issuedTo(@Nullable String client) {
        clientId = client;
    }

    void belongsTo(@Nullable String accountId, @Nullable String displayed) {
        account = accountId;
        accountName = displayed;
    }

    /** The access token, sealed for {@link #accessPlace}. */
    void access(
            @Nullable String sealed,
            @Nullable String type,
            Instant sent,
            @Nullable Instant ends,
            @Nullable Instant stale) {
        accessToken = sealed;
        accessTokenType = type;
        accessTokenSentAt = sent;
        accessTokenEndsAt = ends;
        staleAt = stale;
        dead = false;
    }

    /** A refresh token that replaces the one before, sealed for {@link #refreshPlace}. */
    void refresh(@Nullable String sealed, @Nullable String print) {
        refreshPrintBefore = refreshPrint;
        refreshToken = sealed;
        refreshPrint = print;
    }

    void movedIn(@Nullable String print) {
        refreshPrintMoved = print;
    }

    void refreshed(long attempt, Instant at, boolean kept) {
        storedAttempt = attempt;
        lastRefreshedAt = at;
        refreshKept = kept;
    }

    void refreshEnd(@Nullable Instant at, @Nullable Boolean moves) {
        refreshEndsAt = at;
        refreshEndMoves = moves;
    }

    void humanNeeded(HumanDay day) {
        humanNeededBy = day.by();
        humanNeededReason = day.reason();
        endingAt = day.endingAt();
    }

    void granted(List<String> granted, Map<String, String> values, List<Warning> found) {
        scopes = JSON.toJson(granted.toArray(String[]::new));
        extra = JSON.toJson(values);
        warnings = JSON.toJson(found.toArray(Warning[]::new));
    }

    /** The provider no longer accepts it; the refresh token stays for one last try by a person. */
    void die() {
        dead = true;
    }

    boolean holds(String print) {
        return print.equals(refreshPrint) || print.equals(refreshPrintBefore) || print.equals(refreshPrintMoved);
    }

    Place accessPlace() {
        return new Place("oauth_grant", "access_token", id);
    }

    Place refreshPlace() {
        return new Place("oauth_grant", "refresh_token", id);
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

    public String provider() {
        return provider;
    }

    @Nullable
    String clientId() {
        return clientId;
    }

    public long generation() {
        return generation;
    }

    public long storedAttempt() {
        return storedAttempt;
    }

    /** Issuer and subject at the provider, or null where it names no account. */
    public @Nullable String account() {
        return account;
    }

    public @Nullable String accountName() {
        return accountName;
    }

    public String grantedBy() {
        return grantedBy;
    }

    public Instant grantedAt() {
        return grantedAt;
    }

    public List<String> scopes() {
        return List.of(JSON.fromJson(scopes, String[].class));
    }

    @SuppressWarnings("unchecked") // what was written was a map of texts
    public Map<String, String> values() {
        return JSON.fromJson(extra, LinkedHashMap.class);
    }

    public List<Warning> warnings() {
        return List.of(JSON.fromJson(warnings, Warning[].class));
    }

    @Nullable
    String sealedAccessToken() {
        return accessToken;
    }

    @Nullable
    String accessTokenType() {
        return accessTokenType;
    }

    @Nullable
    Instant accessTokenSentAt() {
        return accessTokenSentAt;
    }

    public @Nullable Instant accessTokenEndsAt() {
        return accessTokenEndsAt;
    }

    @Nullable
    Instant staleAt() {
        return staleAt;
    }

    @Nullable
    String sealedRefreshToken() {
        return refreshToken;
    }

    @Nullable
    String refreshPrint() {
        return refreshPrint;
    }

    boolean refreshKept() {
        return refreshKept;
    }

    @Nullable
    Instant refreshEndsAt() {
        return refreshEndsAt;
    }

    @Nullable
    Boolean refreshEndMoves() {
        return refreshEndMoves;
    }

    @Nullable
    Instant humanNeededBy() {
        return humanNeededBy;
    }

    String humanNeededReason() {
        return humanNeededReason;
    }

    @Nullable
    Instant endingAt() {
        return endingAt;
    }

    @Nullable
    Instant lastRefreshedAt() {
        return lastRefreshedAt;
    }

    public boolean dead() {
        return dead;
    }
}
