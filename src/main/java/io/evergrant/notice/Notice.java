package io.evergrant.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people were told, of one cause, once. */
@Entity
@Table(name = "notice")
class Notice {
    @Id
    private String id = UUID.randomUUID().toString();

    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.RECOVERED;

    @Enumerated(EnumType.STRING)
    private Severity severity = Severity.INFO;

    @Column
    private String object = "";

    private @Nullable String held;

    @Column
    private String provider = "";

    @SuppressWarnings("UnusedVariable") // read by queries
    @Column(name = "grant_id")
    private @Nullable String grantId;

    @SuppressWarnings("UnusedVariable") // read by queries
    private @Nullable Long generation;

    @SuppressWarnings("UnusedVariable") // read by queries
    @Column
    private int stage;

    @Column(name = "named_day")
    private @Nullable Instant day;

    @Column
    private String words = "";

    @Column
    private String page = "";

    @Column
    private Instant at = Instant.EPOCH;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    protected Notice() {}

    Notice(Cause cause, Instant at) {
        this.kind = cause.kind();
        this.severity = cause.severity();
        this.object = cause.object();
        this.held = cause.held();
        this.provider = cause.provider();
        this.grantId = cause.subject() == null ? null : cause.subject().id();
        this.generation = cause.subject() == null ? null : cause.subject().generation();
        this.stage = cause.stage();
        this.day = cause.day();
        this.words = cause.text();
        this.page = cause.page();
        this.at = at;
    }

    /** Tells that this one's cause is over: nothing that lasts. */
    Notice recovered(Instant now) {
        Notice told = new Notice();
        told.object = object;
        told.provider = provider;
        told.page = page;
        told.at = now;
        told.endedAt = now;
        told.words = Words.recovered(kind, object, at, endedAt == null ? now : endedAt);
        return told;
    }

    String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    Severity severity() {
        return severity;
    }

    String object() {
        return object;
    }

    @Nullable
    String held() {
        return held;
    }

    String title() {
        return Words.title(kind, object, day);
    }

    String words() {
        return words;
    }

    /** The path of the page that mends it. */
    String page() {
        return page;
    }

    Instant at() {
        return at;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }
}
