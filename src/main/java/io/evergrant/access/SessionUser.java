package io.evergrant.access;

import java.io.Serializable;
import java.time.Instant;

/**
 * Who has logged in, as a session remembers it.
 *
 * @param stamp the user's stamp then: where it is another now, the session is over
 * @param since when
 */
record SessionUser(String name, String stamp, Instant since) implements Serializable {
    private static final long serialVersionUID = 1L;
    static final String ATTRIBUTE = "evergrant.user";
}
