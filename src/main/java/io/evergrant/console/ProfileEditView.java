package io.evergrant.console;

import io.evergrant.check.Precondition;
import io.evergrant.check.Violations;
import io.evergrant.profile.GrantType;
import io.evergrant.profile.Profile;
import io.evergrant.profile.ProfileSettings;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile's form, for a new one or one that is there. */
@Named
@ViewScoped
@SuppressWarnings("serial") // views stay in this server's memory
public class ProfileEditView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    Profiles profiles;

    @Inject
    Providers providers;

    @Inject
    Me me;

    private @Nullable String name;
    private @Nullable String provider;
    private @Nullable Profile profile;
    private Fields fields = ProfileForm.blank();

    public void open() {
        if (!me.mayConfigure()) {
            return;
        }
        if (name == null) {
            fields.with("provider", provider);
            return;
        }
        profiles.find(name).ifPresentOrElse(this::show, Notes::missing);
    }

    private void show(Profile shown) {
        profile = shown;
        fields = ProfileForm.of(shown.settings());
    }

    public @Nullable String save() {
        boolean isNew = profile == null;
        String wanted = profile == null ? fields.text("name", "") : profile.name();
        if (!me.mayConfigure() || !Notes.attempt(() -> keep(wanted))) {
            return null;
        }
        Notes.doneThen(Words.text(isNew ? "profile.added" : "profile.saved", wanted));
        return "profile?faces-redirect=true&name=" + wanted;
    }

    private void keep(String wanted) {
        Violations found = new Violations();
        ProfileSettings settings = ProfileForm.read(fields, found);
        found.throwIfAny();
        profiles.save(wanted, settings, profile == null ? Precondition.NEW : Precondition.version(profile.version()));
    }

    public List<String> getProviders() {
        return providers.after("", 1000).stream().map(Provider::name).toList();
    }

    public List<String> getGrantTypes() {
        return Arrays.stream(GrantType.values()).map(GrantType::wire).toList();
    }

    public Fields getFields() {
        return fields;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    /** The provider that a new profile begins with. */
    public @Nullable String getProvider() {
        return provider;
    }

    public void setProvider(@Nullable String provider) {
        this.provider = provider;
    }
}
