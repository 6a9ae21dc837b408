package io.evergrant.console;

import io.evergrant.check.InvalidInput;
import io.evergrant.check.Precondition;
import io.evergrant.check.Violations;
import io.evergrant.message.Escape;
import io.evergrant.message.MessageSettings;
import io.evergrant.message.Messages;
import io.evergrant.message.Method;
import io.evergrant.message.RestMessage;
import io.evergrant.message.RestMessageCall;
import io.evergrant.message.Variable;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import io.evergrant.secret.SecretChange;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One REST message, at one of its methods: the method's form, more methods, fewer. */
@Named
@ViewScoped
@SuppressWarnings("serial") // views stay in this server's memory
public class MessageView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Set<String> TABS = Set.of("request", "variables", "test", "java");

    @Inject
    Messages messages;

    @Inject
    Profiles profiles;

    @Inject
    RestMessageCall call;

    @Inject
    Me me;

    private @Nullable String name;
    private @Nullable String methodName;
    private String tab = "test";
    private @Nullable RestMessage message;
    private @Nullable Method method;
    private @Nullable String secret;
    private Fields fields = new Fields();
    private Fields added = new Fields().with("newMethod", "GET").with("newPath", "/");
    private List<VariableRow> variables = List.of();

    public void open() {
        RestMessage found = name == null ? null : messages.find(name).orElse(null);
        if (found == null) {
            Notes.missing();
            return;
        }
        message = found;
        MessageSettings settings = found.settings();
        method = settings.methods().stream()
                .filter(m -> methodName == null || m.name().equals(methodName))
                .findFirst()
                .orElse(null);
        if (methodName != null && method == null) {
            Notes.missing();
        }
        if (method != null) {
            methodName = method.name();
            fields = MethodForm.of(method);
            variables = rows(settings, method);
        }
    }

    private List<VariableRow> rows(MessageSettings settings, Method of) {
        List<VariableRow> rows = new ArrayList<>();
        for (String asked : call.variables(settings, of)) {
            rows.add(new VariableRow(of.variables().stream()
                    .filter(v -> v.name().equals(asked))
                    .findFirst()
                    .orElseGet(() -> new Variable(asked, Escape.AUTO, true, null))));
        }
        return rows;
    }

    /** Keeps request and variables of this method. */
    public @Nullable String save() {
        String before = methodName;
        boolean kept = me.mayConfigure() && before != null && Notes.attempt(() -> keep(before));
        secret = null;
        if (!kept) {
            return null;
        }
        Notes.doneThen(Words.text("method.saved", fields.text("name", "")));
        return "message?faces-redirect=true&name=" + name + "&method=" + fields.text("name", "") + "&tab=" + tab;
    }

    private void keep(String before) {
        Violations found = new Violations();
        Method changed = MethodForm.read(
                fields, variables.stream().map(VariableRow::read).toList(), found);
        found.throwIfAny();
        List<Method> methods = getMethods().stream()
                .map(m -> m.name().equals(before) ? changed : m)
                .toList();
        store(methods, AuthenticationForm.secret("methods." + changed.name() + ".", changed.authentication(), secret));
    }

    private void store(List<Method> methods, Map<String, SecretChange> secrets) {
        RestMessage stored = getMessage();
        MessageSettings s = stored.settings();
        try {
            messages.save(
                    stored.name(),
                    new MessageSettings(
                            s.endpoint(), s.authentication(), s.headers(), s.timeout(), s.retry(), s.log(), methods),
                    secrets,
                    Precondition.version(stored.version()));
        } catch (InvalidInput e) {
            throw MethodForm.ofThisForm(e);
        }
    }

    /** A method more; the rest of it is entered on its own tab. */
    public @Nullable String add() {
        String wanted = added.text("newName", "");
        Method fresh = new Method(
                wanted,
                added.text("newMethod", "GET"),
                added.text("newPath", "/"),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of());
        List<Method> methods = new ArrayList<>(getMethods());
        methods.add(fresh);
        if (!me.mayConfigure() || !Notes.attempt(() -> storeAdded(methods))) {
            return null;
        }
        Notes.doneThen(Words.text("method.added", wanted));
        return "message?faces-redirect=true&name=" + name + "&method=" + wanted + "&tab=request";
    }

    private void storeAdded(List<Method> methods) {
        try {
            store(methods, Map.of());
        } catch (InvalidInput e) {
            throw MethodForm.ofTheDialog(e);
        }
    }

    public @Nullable String deleteMethod() {
        List<Method> methods =
                getMethods().stream().filter(m -> !m.name().equals(methodName)).toList();
        if (!me.mayConfigure() || !Notes.attempt(() -> store(methods, Map.of()))) {
            return null;
        }
        Notes.doneThen(Words.text("deleted", name + " · " + methodName));
        return "message?faces-redirect=true&name=" + name;
    }

    public @Nullable String delete() {
        RestMessage gone = getMessage();
        if (!me.mayConfigure()
                || !Notes.attempt(() -> messages.delete(gone.name(), Precondition.version(gone.version())))) {
            return null;
        }
        Notes.doneThen(Words.text("deleted", gone.name()));
        return "messages?faces-redirect=true";
    }

    public RestMessage getMessage() {
        if (message == null) {
            throw new IllegalStateException("The page was not opened.");
        }
        return message;
    }

    public MessageSettings getSettings() {
        return getMessage().settings();
    }

    public List<Method> getMethods() {
        return getSettings().methods();
    }

    /** Null where the message has none yet. */
    public @Nullable Method getMethod() {
        return method;
    }

    public List<VariableRow> getVariables() {
        return variables;
    }

    public List<String> getEscapes() {
        return Arrays.stream(Escape.values())
                .map(e -> e.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    public List<String> getProfiles() {
        Set<String> names = new TreeSet<>(getSettings().profiles());
        profiles.after("", 1000).stream().map(Profile::name).forEach(names::add);
        return List.copyOf(names);
    }

    /** Whether the method's own secret is set. */
    public boolean isSecretSet() {
        return getMessage().secretsSet().stream().anyMatch(s -> s.startsWith("methods." + methodName + "."));
    }

    public Fields getFields() {
        return fields;
    }

    public Fields getAdded() {
        return added;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getMethodName() {
        return methodName;
    }

    public void setMethodName(@Nullable String methodName) {
        this.methodName = methodName;
    }

    public String getTab() {
        return tab;
    }

    public void setTab(@Nullable String tab) {
        this.tab = tab != null && TABS.contains(tab) ? tab : "test";
    }

    /** Write-only: what was typed is never shown again. */
    public @Nullable String getSecret() {
        return null;
    }

    public void setSecret(@Nullable String secret) {
        this.secret = secret;
    }
}
