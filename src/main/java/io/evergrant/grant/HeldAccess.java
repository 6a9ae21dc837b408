package io.evergrant.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The access token as it is kept: encrypted, with its ends. */
@Embeddable
class HeldAccess {
    @Column(name = "access_token")
    private @Nullable String token;

    @Column(name = "access_token_type")
    private @Nullable String type;

    @Column(name = "access_token_sent_at")
    private @Nullable Instant sentAt;

    @Column(name = "access_token_ends_at")
    private @Nullable Instant endsAt;

    @Column(name = "stale_at")
    private @Nullable Instant staleAt;

    protected HeldAccess() {}

    HeldAccess(
            @Nullable String token,
            @Nullable String type,
            @Nullable Instant sentAt,
            @Nullable Instant endsAt,
            @Nullable Instant staleAt) {
        this.token = token;
        this.type = type;
        this.sentAt = sentAt;
        this.endsAt = endsAt;
        this.staleAt = staleAt;
    }

    @Nullable
    String token() {
        return token;
    }

    String type() {
        return type == null ? "Bearer" : type;
    }

    /** When the request for it was sent: its life counts from here. */
    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    /** Null where no end is known. */
    @Nullable
    Instant endsAt() {
        return endsAt;
    }

    @Nullable
    Instant staleAt() {
        return staleAt;
    }
}
