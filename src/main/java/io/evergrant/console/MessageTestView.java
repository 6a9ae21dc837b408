package io.evergrant.console;

import io.evergrant.check.InvalidInput;
import io.evergrant.check.Texts;
import io.evergrant.client.Subject;
import io.evergrant.message.Authentication;
import io.evergrant.message.Method;
import io.evergrant.message.Prepared;
import io.evergrant.message.RestMessageCall;
import io.evergrant.message.Sending;
import io.evergrant.message.TemplateError;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The test of a method: what will be sent, and what came back. */
@Named("messageTest")
@ViewScoped
@SuppressWarnings("serial") // views stay in this server's memory
public class MessageTestView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SECONDS = 700;

    @Inject
    MessageView page;

    @Inject
    RestMessageCall call;

    @Inject
    Times times;

    @Inject
    Me me;

    private @Nullable Map<String, String> values;
    private String subject = "default";
    private @Nullable TestAnswer answer;
    private @Nullable Trouble trouble;

    /** What the test begins with: the test values. */
    public Map<String, String> getValues() {
        if (values == null) {
            Map<String, String> begun = new HashMap<>();
            page.getVariables().forEach(v -> {
                String test = v.getTestValue();
                if (test != null) {
                    begun.put(v.getName(), test);
                }
            });
            values = begun;
        }
        return values;
    }

    private Sending sending() {
        Method method = page.getMethod();
        Map<String, String> given = new HashMap<>();
        getValues().forEach((name, value) -> {
            if (value != null && !value.isEmpty()) {
                given.put(name, value);
            }
        });
        return Sending.of(
                String.valueOf(page.getName()),
                method == null ? "" : method.name(),
                new Subject(Texts.isSubject(subject) ? subject : "default"),
                given,
                new Sending.Caller(null, "user " + me.getName()));
    }

    /** The request as it will leave, secrets masked; null where it cannot be made yet. */
    public @Nullable Prepared getPreview() {
        try {
            return call.preview(page.getSettings(), sending());
        } catch (TemplateError e) {
            return null; // getObstacle says why
        }
    }

    /** What stands in the way of sending it, or null. */
    public @Nullable String getObstacle() {
        try {
            call.preview(page.getSettings(), sending());
            return null;
        } catch (TemplateError e) {
            return e.getMessage();
        }
    }

    /** The request for a shell; the secret is a variable there. */
    public String getCurl() {
        Prepared request = getPreview();
        if (request == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(
                "curl -X " + request.method() + " " + quoted(request.uri().shown()));
        request.headers()
                .forEach(h -> text.append(" \\\n  -H ")
                        .append(quoted(h.name() + ": " + h.value().shown())));
        if (request.body() != null) {
            text.append(" \\\n  --data-raw ").append(quoted(request.body().shown()));
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Sends it, as the one who presses the button. */
    public void send() {
        if (!me.mayOperate()) {
            return;
        }
        answer = null;
        trouble = null;
        if (!Texts.isSubject(subject)) {
            Notes.refuse(new InvalidInput("subject", Words.text("field.subject")));
            return;
        }
        try {
            answer = TestAnswer.of(
                    call.send(sending()).toCompletableFuture().get(LONGEST_SECONDS, TimeUnit.SECONDS), times.getNow());
        } catch (ExecutionException e) {
            trouble = Troubles.of(e.getCause(), getProfile(), subject);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The test did not end.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while it waited for an answer.", e);
        }
    }

    /** The profile whose token is sent, or null. */
    public @Nullable String getProfile() {
        Method method = page.getMethod();
        Authentication authentication = method == null
                ? page.getSettings().authentication()
                : page.getSettings().authentication(method);
        return authentication.profile();
    }

    /** The line of Java that does the same. */
    public String getJava() {
        StringBuilder text =
                new StringBuilder("@Inject RestMessages messages;\n\nRestMessageAnswer answer = messages.call(\""
                        + page.getName() + "\", \"" + page.getMethodName() + "\")");
        page.getVariables()
                .forEach(v -> text.append("\n    .with(\"")
                        .append(v.getName())
                        .append("\", ")
                        .append(identifier(v.getName()))
                        .append(")"));
        if (!subject.equals("default")) {
            text.append("\n    .as(Subject.subject(\"")
                    .append(subject.replace("\"", "\\\""))
                    .append("\"))");
        }
        return text.append(page.getVariables().isEmpty() ? ".send();" : "\n    .send();")
                .toString();
    }

    private static String identifier(String name) {
        return name.replaceAll("[.-]", "_");
    }

    public @Nullable TestAnswer getAnswer() {
        return answer;
    }

    public @Nullable Trouble getTrouble() {
        return trouble;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = subject == null || subject.isBlank() ? "default" : subject.strip();
    }
}
