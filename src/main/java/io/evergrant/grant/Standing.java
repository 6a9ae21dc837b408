package io.evergrant.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a provider or a profile stands with us, as the engine has seen it: paused, its circuit, its wish to be left alone.
 * The row is also the lock under which its claims are counted.
 */
@Entity
@Table(name = "standing")
public class Standing {
    static final Duration PROBE = Duration.ofMinutes(15);
    private static final Duration DEATHS_WITHIN = Duration.ofMinutes(10);
    private static final int DEATHS = 5;

    @Id
    private String id = "";

    @Column(name = "paused_at")
    private @Nullable Instant pausedAt;

    @Column(name = "probe_at")
    private @Nullable Instant probeAt;

    @Embedded
    private Breaker circuit = new Breaker();

    @Column(name = "not_before")
    private @Nullable Instant notBefore;

    @Column
    private int deaths;

    @Column(name = "deaths_since")
    private @Nullable Instant deathsSince;

    @Column(name = "deaths_ignored_until")
    private @Nullable Instant deathsIgnoredUntil;

    @Embedded
    private @Nullable Fault fault;

    protected Standing() {}

    Standing(String id) {
        this.id = id;
    }

    static String provider(String name) {
        return "provider " + name;
    }

    static String profile(String name) {
        return "profile " + name;
    }

    void pause(Fault why) {
        pausedAt = pausedAt == null ? why.at() : pausedAt;
        probeAt = why.at().plus(PROBE);
        fault = why;
    }

    /** Ends a pause. Where a person ended one that dying grants had caused, that rule sleeps for a day. */
    void resume(Instant now) {
        if (deaths >= DEATHS) {
            deathsIgnoredUntil = now.plus(Duration.ofDays(1));
        }
        pausedAt = null;
        probeAt = null;
        deaths = 0;
    }

    /** One request goes through a pause now; the next one no sooner than in a quarter of an hour. */
    void probing(Instant now) {
        if (pausedAt != null) {
            probeAt = now.plus(PROBE);
        }
    }

    void leaveAloneUntil(Instant end) {
        notBefore = notBefore == null || notBefore.isBefore(end) ? end : notBefore;
    }

    /**
     * An answer was good: whatever was wrong is over, but for what began after that request was sent.
     *
     * @return whether a circuit was closed by it
     */
    boolean succeeded(Instant sent, Instant now) {
        if (isOverBy(sent)) {
            resume(now);
            deathsSince = null;
        }
        if (notBefore != null && !sent.isBefore(notBefore)) {
            notBefore = null;
        }
        return circuit.succeeded(sent, now);
    }

    /** Whether a success has anything to mend here. */
    boolean troubled() {
        return pausedAt != null || circuit.troubled() || notBefore != null || deaths > 0;
    }

    void unwell(Fault what) {
        if (pausedAt == null) {
            fault = what;
        }
    }

    /** Counts a death in a row; whether they are enough to suspect the registration and not the consents. */
    boolean diedOnceMore(Instant now) {
        if (deathsIgnoredUntil != null && now.isBefore(deathsIgnoredUntil)) {
            return false;
        }
        if (deathsSince == null || deathsSince.plus(DEATHS_WITHIN).isBefore(now)) {
            deathsSince = now;
            deaths = 0;
        } else if (now.isBefore(deathsSince)) {
            deathsSince = now; // told earlier, and written down later
        }
        deaths++;
        return deaths >= DEATHS;
    }

    /** When the deaths began for which this is paused, or null where it is not, or for another cause. */
    @Nullable
    Instant dyingSince() {
        return pausedAt != null && deaths >= DEATHS ? deathsSince : null;
    }

    /** Whether a good answer to what was sent then ends a pause: what was on its way before says nothing of it. */
    boolean isOverBy(Instant sent) {
        return pausedAt == null || !sent.isBefore(pausedAt);
    }

    String id() {
        return id;
    }

    String name() {
        return id.substring(id.indexOf(' ') + 1);
    }

    public boolean paused() {
        return pausedAt != null;
    }

    boolean probeDue(Instant now) {
        return probeAt != null && !now.isBefore(probeAt);
    }

    public @Nullable Instant circuitSince() {
        return circuit.openSince();
    }

    public @Nullable Instant circuitProbeAt() {
        return circuit.probeAt();
    }

    Breaker circuit() {
        return circuit;
    }

    /** Until when nothing may be sent, as far as circuit and {@code Retry-After} go; or null. */
    @Nullable
    Instant quietUntil() {
        Instant probe = circuit.probeAt();
        return probe == null || notBefore != null && notBefore.isAfter(probe) ? notBefore : probe;
    }

    @Nullable
    Instant probeAt() {
        return probeAt;
    }

    public @Nullable Fault fault() {
        return fault == null || fault.code().isEmpty() ? null : fault;
    }
}
