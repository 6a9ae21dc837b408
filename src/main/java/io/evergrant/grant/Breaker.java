package io.evergrant.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A provider's circuit, one for all nodes. It opens when five grants begin to fail in a row, or when half of the last
 * calls fail; then one probe goes out every 60 s (± 20 %), each time another grant. A probe's success closes it, and four
 * requests at one time may go out, twice as many every 10 s, until the provider's {@code concurrency} is reached.
 *
 * <p>What is normal is what that {@code concurrency} and the provider's answer times allow (their quotient, in requests a
 * second): a bound on what is in flight is kept at once, whatever the provider's speed, and a rate would have to be guessed.
 */
@Embeddable
class Breaker {
    static final Duration PROBE = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int FIRST = 4;
    private static final int STEPS = 8;

    /** After so long no {@code concurrency} is out of reach any more. */
    static final Duration RAMP = STEP.multipliedBy(STEPS);

    private static final int MANY = 5;

    @Column(name = "failing_in_row")
    private int failingInRow;

    @Column(name = "circuit_since")
    private @Nullable Instant openSince;

    @Column(name = "circuit_probe_at")
    private @Nullable Instant probeAt;

    @Column(name = "circuit_probed")
    private @Nullable String probed;

    @Column(name = "well_since")
    private @Nullable Instant wellSince;

    @Embedded
    private CallTally tally = new CallTally();

    protected Breaker() {}

    /** A request goes out; where the circuit is open it is the probe, and the next one goes no sooner than this. */
    void began(String grantId, Instant now, Duration next) {
        tally.began(now);
        if (openSince != null) {
            probeAt = now.plus(next);
            probed = grantId;
        }
    }

    /**
     * A request failed by the provider's fault.
     *
     * @param newly whether its grant was well until now: one that fails on and on says nothing about the others
     * @param probeAfter when the first probe goes out, where this was one too many
     */
    void failed(boolean newly, Instant now, Duration probeAfter) {
        tally.failed(now);
        failingInRow += newly ? 1 : 0;
        if (openSince == null && (failingInRow >= MANY || tally.halfFail(now))) {
            openSince = now;
            probeAt = now.plus(probeAfter);
            probed = null;
            wellSince = null;
        }
    }

    /**
     * A request was answered well; whether that closes the circuit. What was sent before it opened does not: that some calls
     * succeed is no news where half of them fail.
     */
    boolean succeeded(Instant sent, Instant now) {
        if (openSince != null && sent.isBefore(openSince)) {
            return false;
        }
        boolean closed = openSince != null;
        failingInRow = 0;
        if (closed) {
            openSince = null;
            probeAt = null;
            probed = null;
            wellSince = now;
            tally.forget();
        }
        return closed;
    }

    /** How many requests may be in flight at one time, all nodes together. */
    int slots(int concurrency, Instant now) {
        if (wellSince == null) {
            return concurrency;
        }
        long steps = Math.max(0, Duration.between(wellSince, now).dividedBy(STEP));
        return steps >= STEPS ? concurrency : Math.min(concurrency, FIRST << steps);
    }

    /** Whether a success has anything to mend here. */
    boolean troubled() {
        return failingInRow > 0 || openSince != null;
    }

    /** Whether this grant was the last probe, so that another's turn has come. */
    boolean wasProbedWith(String grantId) {
        return grantId.equals(probed);
    }

    @Nullable
    String probed() {
        return probed;
    }

    @Nullable
    Instant openSince() {
        return openSince;
    }

    @Nullable
    Instant probeAt() {
        return probeAt;
    }
}
