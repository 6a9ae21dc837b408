package io.evergrant.access;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An enterprise application that may use some profiles and messages, with its API keys. */
@Entity
@Table(name = "application")
public class Application {
    private static final Jsonb JSON = JsonbBuilder.create();

    @Id
    private String id = UUID.randomUUID().toString();

    @Column
    private String name = "";

    @Version
    private long version;

    @SuppressWarnings("UnusedVariable") // for those who look at the table
    private @Nullable String role;

    @Column
    private String settings =
            JSON.toJson(new ApplicationSettings(List.of(), List.of(), List.of(), false, List.of(), null));

    protected Application() {}

    Application(String name) {
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

    public ApplicationSettings settings() {
        return JSON.fromJson(settings, ApplicationSettings.class);
    }

    String settingsText() {
        return settings;
    }

    void change(ApplicationSettings to) {
        settings = JSON.toJson(to);
        role = to.role() == null ? null : to.role().wire();
    }
}
