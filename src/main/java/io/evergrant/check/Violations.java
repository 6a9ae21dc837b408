package io.evergrant.check;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that a person learns everything at once. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    public Violations add(String field, String message) {
        found.add(new Violation(field, message));
        return this;
    }

    public Violations addIf(boolean wrong, String field, String message) {
        return wrong ? add(field, message) : this;
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<Violation> list() {
        return List.copyOf(found);
    }

    /** @throws InvalidInput where anything was added */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidInput(found);
        }
    }
}
