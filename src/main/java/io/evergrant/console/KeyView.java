package io.evergrant.console;

import io.evergrant.check.Precondition;
import io.evergrant.key.Keys;
import io.evergrant.key.SigningKey;
import io.evergrant.node.PublicAddress;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One signing key: its public part, and who uses it. */
@Named
@RequestScoped
public class KeyView {
    @Inject
    Keys keys;

    @Inject
    PublicAddress address;

    @Inject
    Me me;

    private @Nullable String name;
    private @Nullable SigningKey key;

    /** At once: a button that processes itself alone does not read the page's parameters. */
    @PostConstruct
    void read() {
        name = Addresses.parameter("name");
    }

    public void open() {
        if (getKey() == null) {
            Notes.missing();
        }
    }

    public @Nullable SigningKey getKey() {
        if (key == null && name != null) {
            key = keys.find(name).orElse(null);
        }
        return key;
    }

    public List<String> getUsers() {
        return name == null ? List.of() : keys.usersOf(name);
    }

    public String getJwk() {
        SigningKey shown = getKey();
        return shown == null ? "" : TestAnswer.pretty(shown.publicJwk());
    }

    /** Where verifiers find it. */
    public String getJwksUri() {
        return address.at("/jwks.json").toString();
    }

    public @Nullable String delete() {
        SigningKey gone = getKey();
        if (gone == null
                || !me.mayConfigure()
                || !Notes.attempt(() -> keys.delete(gone.name(), Precondition.version(gone.version())))) {
            return null;
        }
        Notes.doneThen(Words.text("deleted", gone.name()));
        return "keys?faces-redirect=true";
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}
