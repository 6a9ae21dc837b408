package io.evergrant.grant;

import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.ClaimAnswer.Denial;
import org.jspecify.annotations.Nullable;

/** What became of an answer when it was written down. */
public sealed interface Recorded {
    /** It is the grant's now. */
    record Stored(HeldToken token) implements Recorded {}

    /**
     * Something newer is there, or the grant is gone: the answer is not kept.
     *
     * @param orphaned tokens that nobody holds now, because the grant was deleted; or null
     */
    record Superseded(@Nullable Issued orphaned) implements Recorded {}

    /** There were no tokens. */
    record Failed(Denial denial) implements Recorded {}
}
