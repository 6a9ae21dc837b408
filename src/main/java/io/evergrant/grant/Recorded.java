package io.evergrant.grant;

import io.evergrant.grant.ClaimAnswer.Denial;
import io.evergrant.secret.Secret;
import java.util.List;

/** What became of an answer when it was written down. */
public sealed interface Recorded {
    /** It is the grant's now. */
    record Stored(HeldToken token) implements Recorded {}

    /**
     * Something newer is there, or the grant is gone: the answer is not kept.
     *
     * @param orphans tokens that nobody holds now, the refresh token first
     */
    record Superseded(List<Secret> orphans) implements Recorded {}

    /** There were no tokens. */
    record Failed(Denial denial) implements Recorded {}
}
