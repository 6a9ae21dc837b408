package io.evergrant.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt to renew a grant that has ended. */
@Entity
@Table(name = "renewal")
public class PastRenewal {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "renewal_seq")
    @SequenceGenerator(name = "renewal_seq", sequenceName = "renewal_seq", allocationSize = 1)
    private long id;

    @SuppressWarnings("UnusedVariable") // read by queries
    @Column(name = "grant_id")
    private String grantId = "";

    @Embedded
    private RenewalRequest request = new RenewalRequest();

    @Column
    @Enumerated(EnumType.STRING)
    private RenewalOutcome outcome = RenewalOutcome.UNKNOWN;

    private @Nullable String code;

    @Column
    private int tries;

    @Column(name = "duration_millis")
    private @Nullable Long durationMillis;

    protected PastRenewal() {}

    PastRenewal(String grantId, RenewalRequest request, RenewalEnd end) {
        this.grantId = grantId;
        this.request = request;
        this.outcome = end.outcome();
        this.code = end.code();
        this.tries = end.tries();
        this.durationMillis = end.took() == null ? null : Math.max(0, end.took().toMillis());
    }

    public long id() {
        return id;
    }

    /** When it was asked for. */
    public Instant at() {
        return request.at();
    }

    public AskedBy askedBy() {
        return request.by();
    }

    public RenewalOutcome outcome() {
        return outcome;
    }

    /** What went wrong, as the grant's last error names it; null where nothing did. */
    public @Nullable String code() {
        return code;
    }

    /** How many attempts since the last success, this one included. */
    public int tries() {
        return tries;
    }

    /** Null where nobody knows: the node that asked is gone. */
    public @Nullable Long durationMillis() {
        return durationMillis;
    }

    public String node() {
        return request.node();
    }
}
