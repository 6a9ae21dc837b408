package io.evergrant.access;

import java.util.List;
import java.util.Set;

/** Callers of each kind, for tests of other rooms. */
public final class Callers {
    private Callers() {}

    public static Caller admin() {
        return with(Role.ADMIN);
    }

    public static Caller operator() {
        return with(Role.OPERATOR);
    }

    public static Caller auditor() {
        return with(Role.AUDITOR);
    }

    public static Caller nobody() {
        return new Caller();
    }

    public static Caller application() {
        Caller caller = new Caller();
        caller.holds(new KeyHolder(
                "application billing",
                "k",
                "billing",
                new ApplicationSettings(
                        List.of("crm"), List.of("incident"), List.of("default"), false, List.of(), null),
                null));
        return caller;
    }

    private static Caller with(Role role) {
        Caller caller = new Caller();
        caller.user(Set.of(role));
        return caller;
    }
}
