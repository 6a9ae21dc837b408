package io.evergrant.message;

import io.evergrant.client.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A valid REST message, to be bent by a test. */
final class TestMessages {
    static final Sending.Caller TESTER = new Sending.Caller(null, "user tester");

    private TestMessages() {}

    static Method post(String path, String contentType, String body) {
        return new Method("create", "POST", path, List.of(), List.of(), contentType, body, null, List.of());
    }

    static Method get(String path, Field... query) {
        return new Method("get", "GET", path, List.of(query), List.of(), null, null, null, List.of());
    }

    static Method with(Method method, Variable... variables) {
        return new Method(
                method.name(),
                method.method(),
                method.path(),
                method.query(),
                method.headers(),
                method.contentType(),
                method.body(),
                method.authentication(),
                List.of(variables));
    }

    static MessageSettings message(Method... methods) {
        return message("https://api.example.com/tickets", Authentication.NONE, methods);
    }

    static MessageSettings message(String endpoint, Authentication authentication, Method... methods) {
        return new MessageSettings(
                endpoint,
                authentication,
                List.of(),
                Duration.ofSeconds(5),
                Retry.NONE,
                LogLevel.BODIES,
                List.of(methods));
    }

    static MessageSettings with(MessageSettings message, Field... headers) {
        return new MessageSettings(
                message.endpoint(),
                message.authentication(),
                List.of(headers),
                message.timeout(),
                message.retry(),
                message.log(),
                message.methods());
    }

    static Sending sending(Map<String, String> variables) {
        return Sending.of("incident", "create", Subject.DEFAULT, variables, TESTER);
    }

    static Sending sending(Map<String, String> query, Map<String, String> headers, @Nullable String body) {
        return new Sending("incident", "create", Subject.DEFAULT, Map.of(), query, headers, body, TESTER);
    }

    static Prepared filled(MessageSettings message, Map<String, String> variables) {
        return Filling.of(message, message.methods().get(0), sending(variables));
    }

    static String uri(Method method, Map<String, String> variables) {
        return filled(message(method), variables).target().toString();
    }

    static String body(Method method, Map<String, String> variables) {
        Prepared request = filled(message(method), variables);
        return String.valueOf(request.body() == null ? null : request.body().whole());
    }

    static Map<String, String> one(String name, String value) {
        return Map.of(name, value);
    }

    static Variable optional(String name) {
        return new Variable(name, Escape.AUTO, false, null);
    }

    static Variable escaped(String name, Escape how) {
        return new Variable(name, how, true, null);
    }
}
