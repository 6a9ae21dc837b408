package io.evergrant.check;

import java.util.List;

/** A thing that others refer to cannot be deleted. */
public final class InUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<String> users;

    /** @param users what refers to it, for people and in words: {@code profile crm} */
    public InUse(String kind, String name, List<String> users) {
        super("The " + kind + " " + name + " is in use by " + String.join(", ", users)
                + ". Change or delete these first.");
        this.users = List.copyOf(users);
    }

    public List<String> users() {
        return users;
    }
}
