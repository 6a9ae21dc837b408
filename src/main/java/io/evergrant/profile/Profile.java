package io.evergrant.profile;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One way to ask a provider. */
@Entity
@Table(name = "profile")
public class Profile {
    private static final Jsonb JSON = JsonbBuilder.create();

    @Id
    private String id = UUID.randomUUID().toString();

    @Column
    private String name = "";

    @Version
    private long version;

    @Column
    private String provider = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "grant_type")
    private GrantType grantType = GrantType.AUTHORIZATION_CODE;

    @Column
    private String settings = "{}";

    @SuppressWarnings("UnusedVariable") // a foreign key, and read by a query
    @Column(name = "signing_key")
    private @Nullable String signingKey;

    protected Profile() {}

    Profile(String name) {
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

    /** The name of the provider that is asked. */
    public String provider() {
        return provider;
    }

    public GrantType grantType() {
        return grantType;
    }

    public ProfileSettings settings() {
        return JSON.fromJson(settings, ProfileSettings.class);
    }

    String settingsText() {
        return settings;
    }

    void change(ProfileSettings to) {
        settings = JSON.toJson(to);
        provider = to.provider();
        grantType = to.grantType();
        signingKey = to.assertion().signingKey();
    }
}
