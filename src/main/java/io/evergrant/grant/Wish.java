package io.evergrant.grant;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a renewal is asked for; what is due for the one is not for the other. */
public sealed interface Wish {
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
