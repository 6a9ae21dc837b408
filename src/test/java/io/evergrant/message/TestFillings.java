package io.evergrant.message;

import io.evergrant.client.Subject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of a method's templates when a caller sends it. */
final class TestFillings {
    private static final Sending.Caller TESTER = new Sending.Caller(null, "user tester");

    private TestFillings() {}

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
        return filled(TestMessages.message(method), variables).target().toString();
    }

    static String body(Method method, Map<String, String> variables) {
        Prepared request = filled(TestMessages.message(method), variables);
        return String.valueOf(request.body() == null ? null : request.body().whole());
    }

    static Map<String, String> one(String name, String value) {
        return Map.of(name, value);
    }
}
