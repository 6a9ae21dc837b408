package io.evergrant.check;

import java.util.ArrayList;
import java.util.List;

/** The question, fired as a CDI event before a thing is deleted: does anyone refer to it? Rooms above answer. */
public final class Removal {
    private final String kind;
    private final String name;
    private final List<String> users = new ArrayList<>();

    /** @param kind {@code provider}, {@code profile}, {@code signing key}, {@code message} */
    public Removal(String kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    public boolean of(String askedKind) {
        return kind.equals(askedKind);
    }

    public String name() {
        return name;
    }

    public void usedBy(String user) {
        users.add(user);
    }

    /** Who refers to it, in words: {@code profile crm}. */
    public List<String> users() {
        return List.copyOf(users);
    }

    /** @throws InUse where anyone refers to it */
    public void check() {
        if (!users.isEmpty()) {
            throw new InUse(kind, name, users);
        }
    }
}
