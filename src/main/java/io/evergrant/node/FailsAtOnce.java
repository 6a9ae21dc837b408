package io.evergrant.node;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/** Persistence asks a database that is away three times more, five seconds apart; callers are better told at once. */
public class FailsAtOnce implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
    }
}
