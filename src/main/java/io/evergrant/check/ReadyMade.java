package io.evergrant.check;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The wish, fired as a CDI event, to keep settings that lie ready at an address as bodies of the REST API: {@code
 * {"providers":[{"name","body"}],"profiles":[…],"messages":[…]}}. Whoever can read such bodies keeps them.
 */
public final class ReadyMade {
    private final URI from;
    private final List<String> kept = new ArrayList<>();

    public ReadyMade(URI from) {
        this.from = from;
    }

    public URI from() {
        return from;
    }

    /** @param what kind and name, in words: {@code provider demo} */
    public void keeps(String what) {
        kept.add(what);
    }

    /** What was kept, in order; nothing where nobody could read it. */
    public List<String> kept() {
        return List.copyOf(kept);
    }
}
