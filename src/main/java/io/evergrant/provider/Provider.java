package io.evergrant.provider;

import io.evergrant.secret.Place;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An authorization server as we registered with it. Its settings are one value; what is searched has a column. */
@Entity
@Table(name = "provider")
public class Provider {
    private static final Jsonb JSON = JsonbBuilder.create();

    @Id
    private String id = UUID.randomUUID().toString();

    @Column
    private String name = "";

    @Version
    private long version;

    @Column(name = "display_name")
    private @Nullable String displayName;

    @Column
    private String settings = "{}";

    @Column(name = "client_secret")
    private @Nullable String clientSecret;

    @Column(name = "client_secret_set_at")
    private @Nullable Instant clientSecretSetAt;

    @Column(name = "client_secret_set_by")
    private @Nullable String clientSecretSetBy;

    @Column(name = "client_secret_expires_at")
    private @Nullable Instant clientSecretExpiresAt;

    @Column(name = "signing_key")
    private @Nullable String signingKey;

    protected Provider() {}

    Provider(String name) {
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

    /** What people call it. */
    public String displayName() {
        return displayName == null ? name : displayName;
    }

    public ProviderSettings settings() {
        return JSON.fromJson(settings, ProviderSettings.class);
    }

    String settingsText() {
        return settings;
    }

    public boolean hasSecret() {
        return clientSecret != null;
    }

    public @Nullable Instant clientSecretSetAt() {
        return clientSecretSetAt;
    }

    public @Nullable String clientSecretSetBy() {
        return clientSecretSetBy;
    }

    void change(ProviderSettings to) {
        settings = JSON.toJson(to);
        displayName = to.displayName();
        clientSecretExpiresAt = to.registration().clientSecretExpiresAt();
        signingKey = to.registration().signingKey();
    }

    void keepSecret(@Nullable String sealed, @Nullable Instant at, @Nullable String by) {
        clientSecret = sealed;
        clientSecretSetAt = at;
        clientSecretSetBy = by;
    }

    @Nullable
    String sealedSecret() {
        return clientSecret;
    }

    Place secretPlace() {
        return new Place("provider", "client_secret", id);
    }
}
