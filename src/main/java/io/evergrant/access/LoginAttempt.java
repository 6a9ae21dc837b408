package io.evergrant.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** How often in a row a login with this name has failed; a row of its own, so that no save of a user collides with it. */
@Entity
@Table(name = "login_attempt")
class LoginAttempt {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @Id
    private String name = "";

    @Column
    private int failures;

    @Column(name = "locked_until")
    private Instant lockedUntil = Instant.EPOCH;

    protected LoginAttempt() {}

    LoginAttempt(String name, Instant now) {
        this.name = name;
        failures = 1;
        lockedUntil = now.plus(lock(1));
    }

    int failures() {
        return failures;
    }

    Instant lockedUntil() {
        return lockedUntil;
    }

    /** One second after the first failure, twice as long after each further one, a quarter of an hour at most. */
    static Duration lock(int failures) {
        return failures > 10 ? LONGEST : Duration.ofSeconds(1L << (failures - 1));
    }
}
