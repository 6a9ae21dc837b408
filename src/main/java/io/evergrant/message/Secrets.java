package io.evergrant.message;

import io.evergrant.secret.Secret;
import io.evergrant.secret.SecretChange;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The passwords and key values of a message, by where they stand in the API: {@code authentication.password}, {@code
 * methods.create.authentication.value}. Kept as one ciphertext.
 */
final class Secrets {
    static final Secrets NONE = new Secrets(Map.of());

    private final Map<String, Secret> values;

    private Secrets(Map<String, Secret> values) {
        this.values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static Secrets read(Secret json) {
        Map<String, Secret> values = new TreeMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(json.reveal()))) {
            reader.readObject()
                    .forEach((name, value) -> values.put(name, new Secret(((JsonString) value).getString())));
        }
        return new Secrets(values);
    }

    Secret written() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        values.forEach((name, value) -> json.add(name, value.reveal()));
        return new Secret(json.build().toString());
    }

    /** What is left after a save; what the settings do not speak of any more is forgotten. */
    Secrets after(Map<String, SecretChange> changes, Set<String> spokenOf) {
        Map<String, Secret> now = new TreeMap<>(values);
        changes.forEach((name, change) -> {
            if (change instanceof SecretChange.Set set) {
                now.put(name, set.secret());
            } else if (change instanceof SecretChange.Clear) {
                now.remove(name);
            }
        });
        now.keySet().retainAll(spokenOf);
        return new Secrets(now);
    }

    /** The names under which the settings keep secrets. */
    static Set<String> spokenOf(MessageSettings settings) {
        Set<String> names = new TreeSet<>();
        add(names, "", settings.authentication());
        for (Method method : settings.methods()) {
            Authentication own = method.authentication();
            if (own != null) {
                add(names, prefix(method), own);
            }
        }
        return names;
    }

    private static void add(Set<String> names, String prefix, Authentication authentication) {
        String secret = authentication.secretName();
        if (secret != null) {
            names.add(prefix + "authentication." + secret);
        }
    }

    private static String prefix(Method method) {
        return "methods." + method.name() + ".";
    }

    /** The secret that a method's authentication sends. */
    @Nullable
    Secret of(MessageSettings settings, Method method) {
        String name = settings.authentication(method).secretName();
        if (name == null) {
            return null;
        }
        return values.get((method.authentication() == null ? "" : prefix(method)) + "authentication." + name);
    }

    Set<String> names() {
        return values.keySet();
    }
}
