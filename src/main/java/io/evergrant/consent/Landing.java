package io.evergrant.consent;

import io.evergrant.grant.Fault;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a browser lands after a callback. */
sealed interface Landing {
    /** On another page, whose address holds no code (303). */
    record Elsewhere(URI page) implements Landing {}

    /**
     * Refused, on a page that says why.
     *
     * @param status 400, 403 or 404
     * @param start the start whose result is told, or null where the answer belongs to none or to someone else's
     */
    record Refused(int status, Fault why, @Nullable String start) implements Landing {}

    /** The tokens are kept, and the database is away: told by a page that asks nothing. */
    record Kept(Fault why) implements Landing {}

    /** A form post from the provider: our cookie comes only when our own page posts it again. */
    record PostAgain() implements Landing {}
}
