package io.evergrant.console;

import io.evergrant.access.ApiKey;
import io.evergrant.access.Application;
import io.evergrant.access.Applications;
import io.evergrant.access.Role;
import io.evergrant.check.Precondition;
import io.evergrant.message.Messages;
import io.evergrant.message.RestMessage;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One application, or a new one: what it may use, and its keys. */
@Named
@ViewScoped
@SuppressWarnings("serial") // views stay in this server's memory
public class ApplicationView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    Applications applications;

    @Inject
    Profiles profiles;

    @Inject
    Messages messages;

    @Inject
    Me me;

    private @Nullable String name;
    private @Nullable Application application;
    private Fields fields = ApplicationForm.blank();

    public void open() {
        if (name == null) {
            me.mayConfigure();
            return;
        }
        applications.find(name).ifPresentOrElse(this::show, Notes::missing);
    }

    private void show(Application shown) {
        application = shown;
        fields = ApplicationForm.of(shown.settings());
    }

    public @Nullable String save() {
        boolean isNew = application == null;
        String wanted = application == null ? fields.text("name", "") : application.name();
        if (!me.mayConfigure() || !Notes.attempt(() -> keep(wanted))) {
            return null;
        }
        Notes.doneThen(Words.text(isNew ? "application.added" : "application.saved", wanted));
        return "application?faces-redirect=true&name=" + wanted;
    }

    private void keep(String wanted) {
        applications.save(
                wanted,
                ApplicationForm.read(fields),
                application == null ? Precondition.NEW : Precondition.version(application.version()));
    }

    public @Nullable String delete() {
        Application gone = application;
        if (gone == null
                || !me.mayConfigure()
                || !Notes.attempt(() -> applications.delete(gone.name(), Precondition.version(gone.version())))) {
            return null;
        }
        Notes.doneThen(Words.text("deleted", gone.name()));
        return "applications?faces-redirect=true";
    }

    public List<ApiKey> getKeys() {
        return name == null ? List.of() : applications.keys(name);
    }

    public void deleteKey(String id) {
        String of = name;
        if (of != null && me.mayConfigure() && Notes.attempt(() -> applications.deleteKey(of, id))) {
            Notes.done(Words.text("application.keyDeleted", id));
        }
    }

    /** What may be named in the lists, for those who type. */
    public String getKnownProfiles() {
        return String.join(
                ", ", profiles.after("", 50).stream().map(Profile::name).toList());
    }

    public String getKnownMessages() {
        return String.join(
                ", ", messages.after("", 50).stream().map(RestMessage::name).toList());
    }

    public List<String> getRoles() {
        return Arrays.stream(Role.values()).map(Role::wire).toList();
    }

    public Fields getFields() {
        return fields;
    }

    public @Nullable Application getApplication() {
        return application;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }
}
