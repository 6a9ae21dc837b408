package io.evergrant.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Ends claims that nobody works on any more, as outcome unknown; the attempt's row must be locked. */
@ApplicationScoped
@Transactional
class Orphans {
    @Inject
    History history;

    void end(Attempt attempt, Instant now) {
        Fault lost = Faults.lost(now);
        history.lost(attempt, lost);
        attempt.orphaned(lost, now);
    }
}
