package io.evergrant.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One key of an application, as we keep it: it can be checked and named, not shown. */
@Entity
@Table(name = "api_key")
public class ApiKey {
    @Id
    private String id = "";

    @Column
    private String application = "";

    @Column
    private String hash = "";

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "created_by")
    private String createdBy = "";

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    protected ApiKey() {}

    ApiKey(String id, String application, String hash, Instant createdAt, String createdBy) {
        this.id = id;
        this.application = application;
        this.hash = hash;
        this.createdAt = createdAt;
        this.createdBy = createdBy;
    }

    ApiKey until(@Nullable Instant end) {
        expiresAt = end;
        return this;
    }

    public String id() {
        return id;
    }

    /** What lists show of it, and scanners find. */
    public String prefix() {
        return "eg_" + id + "_…";
    }

    /** The application's name. */
    public String application() {
        return application;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /** To the minute. */
    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }

    boolean livesAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    String hash() {
        return hash;
    }
}
