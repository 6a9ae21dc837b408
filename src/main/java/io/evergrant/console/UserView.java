package io.evergrant.console;

import io.evergrant.access.Role;
import io.evergrant.access.User;
import io.evergrant.access.Users;
import io.evergrant.check.Precondition;
import io.evergrant.secret.Secret;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One user, or a new one. */
@Named
@RequestScoped
public class UserView {
    @Inject
    Users users;

    @Inject
    Me me;

    private @Nullable String name;
    private @Nullable String newName;
    private @Nullable String password;
    private @Nullable List<String> roles;
    private @Nullable Long version;
    private @Nullable User user;

    /** At once: a button that processes itself alone does not read the page's parameters. */
    @PostConstruct
    void read() {
        name = Addresses.parameter("name");
    }

    public void open() {
        if (name == null) {
            me.mayConfigure();
        } else if (getUser() == null) {
            Notes.missing();
        }
    }

    public @Nullable User getUser() {
        if (user == null && name != null) {
            user = users.find(name).orElse(null);
        }
        return user;
    }

    public @Nullable String save() {
        String wanted = name == null ? newName == null ? "" : newName.strip() : name;
        if (!me.mayConfigure() || !Notes.attempt(() -> keep(wanted))) {
            return null;
        }
        Notes.doneThen(Words.text(name == null ? "user.added" : "user.saved", wanted));
        return "users?faces-redirect=true";
    }

    private void keep(String wanted) {
        Set<Role> given = EnumSet.noneOf(Role.class);
        getRoles().forEach(r -> Role.of(r).ifPresent(given::add));
        users.save(
                wanted,
                given,
                password == null ? null : new Secret(password),
                name == null ? Precondition.NEW : version == null ? Precondition.NONE : Precondition.version(version));
    }

    public @Nullable String delete() {
        User gone = getUser();
        if (gone == null
                || !me.mayConfigure()
                || !Notes.attempt(() -> users.delete(gone.name(), Precondition.version(gone.version())))) {
            return null;
        }
        Notes.doneThen(Words.text("deleted", gone.name()));
        return "users?faces-redirect=true";
    }

    /** Whether this is the reader's own: then the password is changed on a page of its own, which asks the old one. */
    public boolean isOwn() {
        return me.getName().equals(name);
    }

    public List<String> getAllRoles() {
        return Arrays.stream(Role.values()).map(Role::wire).toList();
    }

    public List<String> getRoles() {
        if (roles == null) {
            User shown = getUser();
            roles = shown == null
                    ? new ArrayList<>()
                    : new ArrayList<>(shown.roles().stream().map(Role::wire).toList());
        }
        return roles;
    }

    public void setRoles(@Nullable List<String> roles) {
        this.roles = roles == null ? new ArrayList<>() : roles;
    }

    /** What the reader has seen, carried by the form. */
    public @Nullable Long getVersion() {
        User shown = getUser();
        return version == null && shown != null ? Long.valueOf(shown.version()) : version;
    }

    public void setVersion(@Nullable Long version) {
        this.version = version;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getNewName() {
        return newName;
    }

    public void setNewName(@Nullable String newName) {
        this.newName = newName;
    }

    /** Write-only. */
    public @Nullable String getPassword() {
        return null;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }
}
