package io.evergrant.console;

import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every address of the console: the REST API's path without {@code /api}, for people. */
final class Addresses {
    private static final List<Address> ALL = List.of(
            Address.of("/", "home", "home"),
            Address.of("/login", "login", "login"),
            Address.of("/providers", "providers", "providers"),
            Address.of("/providers/{name}", "provider", "providers"),
            Address.of("/add/provider", "provider", "providers"),
            Address.of("/profiles", "profiles", "profiles"),
            Address.of("/profiles/{name}", "profile", "profiles"),
            Address.of("/profiles/{name}/edit", "profile-edit", "profiles"),
            Address.of("/add/profile", "profile-edit", "profiles"),
            Address.of("/grants", "grants", "grants"),
            Address.of("/profiles/{profile}/grants/{subject}", "grant", "grants"),
            Address.of("/messages", "messages", "messages"),
            Address.of("/messages/{name}/methods/{method}", "message", "messages"),
            Address.of("/messages/{name}", "message", "messages"),
            Address.of("/messages/{name}/edit", "message-edit", "messages"),
            Address.of("/add/message", "message-edit", "messages"),
            Address.of("/calls", "calls", "calls"),
            Address.of("/calls/{id}", "call", "calls"),
            Address.of("/applications", "applications", "applications"),
            Address.of("/applications/{name}", "application", "applications"),
            Address.of("/add/application", "application", "applications"),
            Address.of("/keys", "keys", "keys"),
            Address.of("/keys/{name}", "key", "keys"),
            Address.of("/add/key", "key-add", "keys"),
            Address.of("/users", "users", "users"),
            Address.of("/users/{name}", "user", "users"),
            Address.of("/add/user", "user", "users"),
            Address.of("/password", "password", ""),
            Address.of("/audit", "audit", "audit"),
            Address.of("/consent/result/{start}", "consent-result", ""),
            Address.of("/consent/{token}", "consent", ""));

    private Addresses() {}

    /** A page, and what its address says. */
    record Found(String view, Map<String, String> parameters) {}

    static Optional<Found> find(String path) {
        for (Address address : ALL) {
            @Nullable Map<String, String> parameters = address.match(path);
            if (parameters != null) {
                return Optional.of(new Found(address.view(), parameters));
            }
        }
        return Optional.empty();
    }

    /** What this request's address says; the request that CDI injects does not know it. */
    static @Nullable String parameter(String name) {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(name);
    }

    /** The menu's entry of a page; empty for one without an address. */
    static String section(String view) {
        return ALL.stream()
                .filter(a -> a.view().equals(view))
                .findFirst()
                .map(Address::section)
                .orElse("");
    }

    /** The address of {@code view}, or empty for one that has none (an error page). */
    static Optional<String> write(String view, Map<String, List<String>> parameters) {
        return ALL.stream()
                .filter(a -> a.view().equals(view) && a.canBeWritten(parameters))
                .findFirst()
                .map(a -> a.write(parameters));
    }
}
