package io.evergrant.console;

import io.evergrant.check.Precondition;
import io.evergrant.grant.GrantList;
import io.evergrant.grant.GrantView;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One profile: how it asks, and the grants that came of it. */
@Named
@RequestScoped
public class ProfileView {
    private static final int SHOWN = 20;

    @Inject
    Profiles profiles;

    @Inject
    Providers providers;

    @Inject
    GrantList grants;

    @Inject
    Me me;

    private @Nullable String name;
    private @Nullable Profile profile;
    private @Nullable Provider provider;
    private @Nullable List<GrantView> shown;

    /** At once: what is rendered for this record decides which of its fields are read on a postback. */
    @PostConstruct
    void read() {
        name = Addresses.parameter("name");
    }

    public void open() {
        if (getProfile() == null) {
            Notes.missing();
        }
    }

    public @Nullable Profile getProfile() {
        if (profile == null && name != null) {
            profile = profiles.find(name).orElse(null);
        }
        return profile;
    }

    public @Nullable Provider getProvider() {
        Profile asked = getProfile();
        if (provider == null && asked != null) {
            provider = providers.find(asked.provider()).orElse(null);
        }
        return provider;
    }

    /** The first grants of this profile, those that need a human first. */
    public List<GrantView> getGrants() {
        if (shown == null) {
            shown = name == null ? List.of() : grants.page(GrantList.Filter.ofProfile(name), 0, SHOWN);
        }
        return shown;
    }

    public long getGrantCount() {
        return name == null ? 0 : grants.count(GrantList.Filter.ofProfile(name));
    }

    public @Nullable String delete() {
        Profile gone = getProfile();
        if (gone == null
                || !me.mayConfigure()
                || !Notes.attempt(() -> profiles.delete(gone.name(), Precondition.version(gone.version())))) {
            return null;
        }
        Notes.doneThen(Words.text("profile.deleted", gone.name()));
        return "profiles?faces-redirect=true";
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}
