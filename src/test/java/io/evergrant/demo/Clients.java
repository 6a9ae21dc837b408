package io.evergrant.demo;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clients that are registered. */
final class Clients {
    private final Map<String, Client> clients = new LinkedHashMap<>();

    synchronized void register(Client client) {
        clients.put(client.id(), client);
    }

    synchronized void remove(String id) {
        clients.remove(id);
    }

    synchronized @Nullable Client find(@Nullable String id) {
        return id == null ? null : clients.get(id);
    }

    Client get(String id) throws Refused {
        Client client = find(id);
        if (client == null) {
            throw new Refused(OAuth2Error.INVALID_CLIENT, "unknown client");
        }
        return client;
    }

    synchronized List<Map<String, Object>> toJson() {
        return clients.values().stream().map(Client::toJson).toList();
    }

    synchronized void load(List<Map<String, Object>> kept) {
        kept.stream().map(Client::of).forEach(this::register);
    }
}
