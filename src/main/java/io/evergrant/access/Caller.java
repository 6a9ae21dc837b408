package io.evergrant.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who makes this request, and what of it is his; set by the doors. Nobody, until they have let someone in. */
@RequestScoped
public class Caller {
    private Set<Role> roles = Set.of();
    private @Nullable String application;
    private @Nullable ApplicationSettings lists;
    private List<String> returnUris = List.of();
    private boolean known;

    void user(Set<Role> held) {
        roles = Set.copyOf(held);
        known = true;
    }

    void holds(KeyHolder key) {
        roles = key.roles();
        application = key.application();
        lists = roles.isEmpty() ? key.settings() : null;
        returnUris = key.settings() == null ? List.of() : key.settings().returnUris();
        known = true;
    }

    public boolean known() {
        return known;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public Set<Role> roles() {
        return roles;
    }

    /** Whether an application calls that has only what it was given, and no role. */
    public boolean isApplication() {
        return lists != null;
    }

    /** The name of the application whose key this is, or null. */
    public @Nullable String application() {
        return application;
    }

    /** Whether the profile is in the caller's list; holders of roles have no list. */
    public boolean mayUseProfile(String profile) {
        return lists == null ? !roles.isEmpty() : lists.profiles().contains(profile);
    }

    public boolean mayUseMessage(String message) {
        return lists == null ? !roles.isEmpty() : lists.messages().contains(message);
    }

    public boolean maySubject(String subject) {
        return lists == null ? !roles.isEmpty() : lists.allowsSubject(subject);
    }

    /** Where a person may be led after a consent that this caller asks for, beside our own pages. */
    public List<String> returnUris() {
        return returnUris;
    }
}
