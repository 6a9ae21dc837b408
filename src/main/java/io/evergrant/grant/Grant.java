package io.evergrant.grant;

import io.evergrant.secret.Place;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
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

    @Column(name = "asked_for")
    private @Nullable String askedFor;

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

    @Embedded
    private @Nullable HeldAccess access;

    @Embedded
    private HeldRefresh refresh = HeldRefresh.none();

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
        refresh = HeldRefresh.none();
        lastRefreshedAt = null;
    }

    void issuedTo(@Nullable String client) {
        clientId = client;
    }

    /** {@link AskedFor} of a machine's token; nothing else was asked for than what is asked for now. */
    void askedFor(@Nullable String asked) {
        askedFor = asked;
    }

    boolean wasAskedFor(String asked) {
        return asked.equals(askedFor);
    }

    void belongsTo(@Nullable String accountId, @Nullable String displayed) {
        account = accountId;
        accountName = displayed;
    }

    /** A new access token, sealed for {@link #accessPlace}. */
    void hold(HeldAccess newAccess) {
        access = newAccess;
        dead = false;
    }

    void refreshed(long attempt, Instant at, boolean kept) {
        storedAttempt = attempt;
        lastRefreshedAt = at;
        refresh.kept(kept);
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

    void warn(Warning warning) {
        List<Warning> all = new ArrayList<>(warnings());
        all.remove(warning);
        all.add(warning);
        warnings = JSON.toJson(all.toArray(Warning[]::new));
    }

    /** The provider no longer accepts it; the refresh token stays for one last try by a person. */
    void die() {
        dead = true;
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

    HeldAccess access() {
        return access == null ? new HeldAccess(null, null, null, null, null) : access;
    }

    HeldRefresh refresh() {
        return refresh;
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
