package io.evergrant.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** When a renewal was asked for, by whom and from which node. */
@Embeddable
class RenewalRequest {
    @Column
    private Instant at = Instant.EPOCH;

    @Column(name = "asked_by")
    @Enumerated(EnumType.STRING)
    private AskedBy by = AskedBy.CLOCK;

    @Column
    private String node = "";

    protected RenewalRequest() {}

    RenewalRequest(Instant at, AskedBy by, String node) {
        this.at = at;
        this.by = by;
        this.node = node;
    }

    Instant at() {
        return at;
    }

    AskedBy by() {
        return by;
    }

    String node() {
        return node;
    }
}
