package io.evergrant.node;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells whether a failure means that the database is away, and not that it refused something. */
public final class Outage {
    /** It answers, and takes no writes: after a failover, or on its operator's word. */
    private static final String READ_ONLY = "25006";

    private static final String UNIQUE = "23505";

    private Outage() {}

    /** SQLSTATE classes of a database that was reached and said what is wrong with the statement or the data. */
    private static boolean isRefusal(String state) {
        return state.startsWith("22")
                || state.startsWith("23")
                || state.startsWith("42")
                || state.startsWith("40")
                || state.startsWith("25") && !state.equals(READ_ONLY);
    }

    /**
     * Whether the database chose this transaction as the victim of a deadlock, or of another one's commit: of a row, too,
     * that both were the first to make.
     */
    public static boolean isCollision(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Collision) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("40")
                        || sql.getSQLState().equals("HYT00")
                        || sql.getSQLState().equals(UNIQUE);
            }
        }
        return false;
    }

    public static boolean is(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null || !isRefusal(sql.getSQLState());
            }
            String name = cause.getClass().getName();
            if (name.endsWith("ResourceAllocationException") || name.startsWith("jakarta.transaction.Heuristic")) {
                return true; // no connection to be had, in the words of Jakarta Connectors; or half a commit
            }
        }
        return false;
    }
}
