package io.evergrant.grant;

import io.evergrant.node.NodeClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a renewal is asked for; what is due for the one is not for the other. */
public sealed interface Wish {
    /** Whether a token that another asker came by is good enough for this one too. */
    default boolean satisfiedBy(HeldToken token, NodeClock clock) {
        if (this instanceof Caller caller) {
            return token.lives(clock, token.leastLife(caller.minTtl()))
                    && !(token.waitWhenStale() && token.stale(clock));
        }
        if (this instanceof Rejected rejected) {
            return !rejected.tokenHash().equals(TokenHash.of(token.token()));
        }
        return this instanceof Clock || this instanceof Stale;
    }

    /** The clock found it due. */
    record Clock() implements Wish {}

    /** A caller needs a token that lives at least so long; null for the usual. */
    record Caller(@Nullable Duration minTtl) implements Wish {}

    /** A caller was given a token that lives, and is stale: renewed behind its back. */
    record Stale() implements Wish {}

    /** A person wants it now, whatever the token's age. */
    record Now() implements Wish {}

    /** A person wants one last try of a consent that the provider had refused. */
    record TryAgain() implements Wish {}

    /** A resource answered 401 to the token with this hash: Base64url of SHA-256. */
    record Rejected(String tokenHash) implements Wish {}
}
