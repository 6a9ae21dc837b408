package io.evergrant.audit;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who acts in this request, and from which address; set by the doors, read by the audit. */
@RequestScoped
public class Actor {
    private @Nullable String name;
    private @Nullable String origin;

    /**
     * Says who acts.
     *
     * @param who {@code user jonas}, {@code application billing}, {@code key bootstrap}
     */
    public void is(String who, @Nullable String from) {
        name = who;
        origin = from;
    }

    public @Nullable String name() {
        return name;
    }

    public @Nullable String origin() {
        return origin;
    }
}
