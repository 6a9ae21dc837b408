package io.evergrant.message;

import io.evergrant.secret.Place;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored outbound call: an endpoint with its methods. */
@Entity
@Table(name = "rest_message")
public class RestMessage {
    private static final Jsonb JSON = JsonbBuilder.create();

    @Id
    private String id = UUID.randomUUID().toString();

    @Column
    private String name = "";

    @Version
    private long version;

    @Column
    private String endpoint = "";

    @Column
    private String settings = "{}";

    private @Nullable String secrets;

    @Column(name = "secret_names")
    private String secretNames = "";

    /** A foreign key each: a profile that a message uses cannot be deleted. */
    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "rest_message_profile", joinColumns = @JoinColumn(name = "message_id"))
    @Column(name = "profile")
    private Set<String> profiles = new HashSet<>();

    protected RestMessage() {}

    RestMessage(String name) {
        this.name = name;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Counts what people saved. */
    public long version() {
        return version;
    }

    public MessageSettings settings() {
        return JSON.fromJson(settings, MessageSettings.class);
    }

    /** Which secrets are set, as the API names them; never a value. */
    public List<String> secretsSet() {
        return secretNames.isEmpty() ? List.of() : Arrays.asList(secretNames.split("\n"));
    }

    String settingsText() {
        return settings;
    }

    @Nullable
    String sealedSecrets() {
        return secrets;
    }

    void change(MessageSettings to) {
        settings = JSON.toJson(to);
        endpoint = to.endpoint();
        profiles.retainAll(to.profiles());
        profiles.addAll(to.profiles());
    }

    void keepSecrets(@Nullable String sealed, Set<String> names) {
        secrets = sealed;
        secretNames = String.join("\n", names);
    }

    Place secretsPlace() {
        return new Place("rest_message", "secrets", id);
    }
}
