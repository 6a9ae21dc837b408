package io.evergrant.message;

import io.evergrant.client.Subject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to be sent.
 *
 * @param query is added to the method's, or replaces it; plain text, no templates
 * @param headers are added to the method's, or replace them; no templates
 * @param body replaces the method's, or null
 * @param by who it is: the application's name, or who else, for the record of calls
 */
public record Sending(
        String message,
        String method,
        Subject subject,
        Map<String, String> variables,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable String body,
        Caller by) {
    public Sending {
        variables = Map.copyOf(variables);
    }

    /**
     * Who sends.
     *
     * @param application the application's name, or null where a person or the hub's own code sends
     * @param name in the words of the audit: {@code user jonas}, {@code application billing}
     */
    public record Caller(@Nullable String application, String name) {}

    /** The variables alone: what most callers give. */
    public static Sending of(String message, String method, Subject subject, Map<String, String> variables, Caller by) {
        return new Sending(message, method, subject, variables, Map.of(), Map.of(), null, by);
    }

    /** Shows no values. */
    @Override
    public String toString() {
        return "Sending[" + message + ", " + method + ", " + subject + "]";
    }
}
