package io.evergrant.node;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Another transaction was in the way: what was asked for may be asked for again at once. */
public final class Collision extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(Collision.class.getName());
    private static final int TRIES = 4;

    public Collision(String message) {
        super(message);
    }

    /**
     * Does a transaction once more where the database has ended it for another one's sake: renewals go on meanwhile, and
     * lock the same rows.
     *
     * @return what it came to
     */
    public static <T> T outlasted(Supplier<T> transaction) {
        for (int tries = 1; ; tries++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (tries == TRIES || !Outage.isCollision(e)) {
                    throw e;
                }
                LOG.log(Level.FINE, "Another transaction was in the way; it is tried again.", e);
            }
        }
    }

    /** The same of one that comes to nothing but its effect. */
    public static void outlasted(Runnable transaction) {
        outlasted(() -> {
            transaction.run();
            return true;
        });
    }
}
