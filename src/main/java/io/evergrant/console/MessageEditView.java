package io.evergrant.console;

import io.evergrant.check.Precondition;
import io.evergrant.check.Violations;
import io.evergrant.message.Authentication;
import io.evergrant.message.LogLevel;
import io.evergrant.message.MessageSettings;
import io.evergrant.message.Messages;
import io.evergrant.message.Method;
import io.evergrant.message.RestMessage;
import io.evergrant.message.Retry;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings that all methods of a REST message share: a new message's, or those of one that is there. */
@Named
@ViewScoped
@SuppressWarnings("serial") // views stay in this server's memory
public class MessageEditView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    Messages messages;

    @Inject
    Profiles profiles;

    @Inject
    Me me;

    private @Nullable String name;
    private @Nullable RestMessage message;
    private @Nullable String secret;
    private Fields fields = AuthenticationForm.into(
            new Fields()
                    .with("timeout", MessageSettings.USUAL_TIMEOUT)
                    .with("retryAttempts", Retry.NONE.attempts())
                    .with("retryBackoff", Retry.NONE.backoff())
                    .with("log", "basic"),
            Authentication.NONE);

    public void open() {
        if (me.mayConfigure() && name != null) {
            messages.find(name).ifPresentOrElse(this::show, Notes::missing);
        }
    }

    private void show(RestMessage shown) {
        message = shown;
        MessageSettings settings = shown.settings();
        fields = AuthenticationForm.into(
                new Fields()
                        .with("endpoint", settings.endpoint())
                        .with("headers", MethodForm.lines(settings.headers()))
                        .with("timeout", settings.timeout())
                        .with("retryAttempts", settings.retry().attempts())
                        .with("retryBackoff", settings.retry().backoff())
                        .with("log", settings.log().name().toLowerCase(Locale.ROOT)),
                settings.authentication());
    }

    public @Nullable String save() {
        boolean isNew = message == null;
        String wanted = message == null ? fields.text("name", "") : message.name();
        boolean kept = me.mayConfigure() && Notes.attempt(() -> keep(wanted));
        secret = null;
        if (!kept) {
            return null;
        }
        Notes.doneThen(Words.text(isNew ? "message.added" : "message.saved", wanted));
        return "message?faces-redirect=true&name=" + wanted;
    }

    private void keep(String wanted) {
        Violations found = new Violations();
        Duration timeout = fields.duration("timeout", found);
        Duration backoff = fields.duration("retryBackoff", found);
        Authentication authentication = AuthenticationForm.read(fields);
        List<Method> methods = message == null ? List.of() : message.settings().methods();
        MessageSettings settings = new MessageSettings(
                fields.text("endpoint", ""),
                authentication == null ? Authentication.NONE : authentication,
                MethodForm.fields(fields, "headers", found),
                timeout == null ? MessageSettings.USUAL_TIMEOUT : timeout,
                new Retry(fields.number("retryAttempts", 1, found), backoff == null ? Retry.NONE.backoff() : backoff),
                LogLevel.valueOf(fields.text("log", "basic").toUpperCase(Locale.ROOT)),
                methods);
        found.throwIfAny();
        messages.save(
                wanted,
                settings,
                AuthenticationForm.secret("", authentication, secret),
                message == null ? Precondition.NEW : Precondition.version(message.version()));
    }

    public List<String> getTypes() {
        return Arrays.stream(Authentication.Type.values())
                .map(t -> t.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    public List<String> getLevels() {
        return Arrays.stream(LogLevel.values())
                .map(l -> l.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    public List<String> getProfiles() {
        return profiles.after("", 1000).stream().map(Profile::name).toList();
    }

    public boolean isSecretSet() {
        return message != null && message.secretsSet().stream().anyMatch(s -> s.startsWith("authentication."));
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

    /** Write-only: what was typed is never shown again. */
    public @Nullable String getSecret() {
        return null;
    }

    public void setSecret(@Nullable String secret) {
        this.secret = secret;
    }
}
