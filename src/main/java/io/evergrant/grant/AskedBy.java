package io.evergrant.grant;

import java.util.Locale;

/** Who wanted a renewal. */
public enum AskedBy {
    /** The refresh clock found it due. */
    CLOCK,
    /** A call needed a token, or its token was refused. */
    CALL,
    /** Somebody pressed a button, or asked by the API. */
    PERSON;

    static AskedBy of(Wish wish) {
        if (wish instanceof Wish.Clock) {
            return CLOCK;
        }
        return wish instanceof Wish.Now || wish instanceof Wish.TryAgain ? PERSON : CALL;
    }

    /** As the REST API names it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
