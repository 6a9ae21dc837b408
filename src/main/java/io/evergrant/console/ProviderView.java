package io.evergrant.console;

import io.evergrant.check.InvalidInput;
import io.evergrant.check.Precondition;
import io.evergrant.check.Violations;
import io.evergrant.egress.Egress;
import io.evergrant.endpoint.Discovery;
import io.evergrant.endpoint.DiscoveryFailed;
import io.evergrant.node.PublicAddress;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.ClientAuthentication;
import io.evergrant.provider.Provider;
import io.evergrant.provider.ProviderSettings;
import io.evergrant.provider.Providers;
import io.evergrant.provider.RefreshRotation;
import io.evergrant.secret.Secret;
import io.evergrant.secret.SecretChange;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One provider, or a new one: what it is, what discovery says, its form. */
@Named
@ViewScoped
@SuppressWarnings("serial") // views stay in this server's memory
public class ProviderView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    Providers providers;

    @Inject
    Profiles profiles;

    @Inject
    Discovery discovery;

    @Inject
    Egress egress;

    @Inject
    PublicAddress address;

    @Inject
    Me me;

    @Inject
    Times times;

    private @Nullable String name;
    private @Nullable Provider provider;
    private Fields fields = ProviderForm.blank();
    private @Nullable String secret;
    private Fields discovered = new Fields();
    private List<Difference> differences = List.of();

    public void open() {
        if (name == null) {
            me.mayConfigure();
            return;
        }
        Optional<Provider> found = providers.find(name);
        found.ifPresentOrElse(this::show, Notes::missing);
    }

    private void show(Provider shown) {
        provider = shown;
        fields = ProviderForm.of(shown.settings(), times.getZone());
    }

    public @Nullable String save() {
        String wanted = provider == null ? fields.text("name", "") : provider.name();
        boolean isNew = provider == null;
        boolean kept = me.mayConfigure() && Notes.attempt(() -> keep(wanted));
        secret = null;
        if (!kept) {
            return null;
        }
        Notes.doneThen(Words.text(isNew ? "provider.added" : "provider.saved", wanted));
        return "provider?faces-redirect=true&name=" + wanted;
    }

    private void keep(String wanted) {
        Violations found = new Violations();
        ProviderSettings settings = ProviderForm.read(fields, egress, times.getZone(), found);
        found.throwIfAny();
        providers.save(
                wanted,
                settings,
                secret == null ? SecretChange.KEEP : SecretChange.set(new Secret(secret)),
                provider == null ? Precondition.NEW : Precondition.version(provider.version()));
    }

    /** Reads the issuer's metadata; what it would change is shown first. */
    public void discover() {
        if (!me.mayConfigure()) {
            return;
        }
        Notes.attempt(() -> {
            String issuer = fields.text("issuer");
            if (issuer == null) {
                throw new InvalidInput("issuer", Words.text("provider.issuerMissing"));
            }
            try {
                egress.judge(issuer);
                discovered = ProviderForm.found(discovery.read(issuer, fields.text("trustedCertificates")));
            } catch (DiscoveryFailed e) {
                throw new InvalidInput("issuer", String.valueOf(e.getMessage()));
            }
            compare();
        });
        leaveSecret();
    }

    /** A view keeps no secret: the browser does, until it is saved. */
    private void leaveSecret() {
        secret = null;
        Notes.unsaved();
    }

    private void compare() {
        differences = discovered.keySet().stream()
                .sorted()
                .filter(k -> !discovered.text(k, "").equals(fields.text(k, "")))
                .map(k -> new Difference(k, fields.text(k), discovered.text(k, "")))
                .toList();
        if (differences.isEmpty()) {
            Notes.done(Words.text("provider.sameAsFound"));
        }
    }

    /** Takes over what discovery found; nothing is kept before Save. */
    public void takeOver() {
        differences.forEach(d -> fields.with(d.field(), d.found()));
        differences = List.of();
        Notes.done(Words.text("provider.takenOver"));
        leaveSecret();
    }

    public @Nullable String delete() {
        Provider gone = provider;
        if (gone == null
                || !me.mayConfigure()
                || !Notes.attempt(() -> providers.delete(gone.name(), Precondition.version(gone.version())))) {
            return null;
        }
        Notes.doneThen(Words.text("provider.deleted", gone.name()));
        return "providers?faces-redirect=true";
    }

    public List<String> getProfiles() {
        return provider == null ? List.of() : profiles.of(provider.name());
    }

    public @Nullable String getRedirectUri() {
        return provider == null ? null : address.redirectUri(provider.name()).toString();
    }

    public List<String> getMethods() {
        return Arrays.stream(ClientAuthentication.values())
                .map(ClientAuthentication::wire)
                .toList();
    }

    public List<String> getRotations() {
        return Arrays.stream(RefreshRotation.values())
                .map(RefreshRotation::wire)
                .toList();
    }

    public Fields getFields() {
        return fields;
    }

    public List<Difference> getDifferences() {
        return differences;
    }

    public @Nullable Provider getProvider() {
        return provider;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    /** Write-only: what was typed is never shown again. */
    public @Nullable String getSecret() {
        return null;
    }

    public void setSecret(@Nullable String secret) {
        this.secret = secret;
    }
}
