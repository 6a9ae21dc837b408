package io.evergrant.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One call of a REST message's method, being filled in. Not safe for use by many threads.
 *
 * <p>Values are escaped by the hub for the place where they stand: pass them as they are. {@link #toString()} shows no
 * value.
 */
public final class RestMessageRequest {
    private final RestMessages messages;
    private final String message;
    private final String method;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Subject subject = Subject.DEFAULT;
    private @Nullable String body;

    RestMessageRequest(RestMessages messages, String message, String method) {
        this.messages = messages;
        this.message = message;
        this.method = method;
    }

    /**
     * Sets a variable, {@code ${name}} in the message.
     *
     * @param name the variable's name, never null
     * @param value its value, turned into text by {@code String.valueOf}; null leaves it unset
     * @return this
     */
    public RestMessageRequest with(String name, @Nullable Object value) {
        if (value == null) {
            variables.remove(name);
        } else {
            variables.put(name, String.valueOf(value));
        }
        return this;
    }

    /**
     * Adds a query parameter to those of the method, or replaces it.
     *
     * @param name the parameter's name, never null
     * @param value its value, not yet encoded; never null
     * @return this
     */
    public RestMessageRequest query(String name, String value) {
        query.put(name, value);
        return this;
    }

    /**
     * Adds a header to those of the method, or replaces it.
     *
     * @param name the header's name, never null; the hub refuses those that govern the connection or the login
     * @param value its value, never null
     * @return this
     */
    public RestMessageRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /**
     * Replaces the method's body.
     *
     * @param text the body as it is to be sent, without variables; never null
     * @return this
     */
    public RestMessageRequest body(String text) {
        this.body = text;
        return this;
    }

    /**
     * Says whose grant is used.
     *
     * @param whom the subject, never null; {@link Subject#DEFAULT} where this is not called
     * @return this
     */
    public RestMessageRequest as(Subject whom) {
        this.subject = whom;
        return this;
    }

    /**
     * Sends it and waits for the answer.
     *
     * @return what the target answered, whatever its status; never null
     * @throws GrantUnavailableException where there is no token for it; nothing was sent
     * @throws RestMessageException where it cannot be filled in, is refused, or got no answer
     */
    public RestMessageAnswer send() {
        return messages.send(this);
    }

    /**
     * Sends it without holding the caller's thread.
     *
     * @return ends with the answer, or with one of the exceptions of {@link #send()}; never null
     */
    public CompletionStage<RestMessageAnswer> sendAsync() {
        return messages.sendAsync(this);
    }

    /**
     * The REST message.
     *
     * @return its name, never null
     */
    public String message() {
        return message;
    }

    /**
     * The method of the REST message.
     *
     * @return its name, never null
     */
    public String method() {
        return method;
    }

    /**
     * Whose grant is used.
     *
     * @return the subject, never null
     */
    public Subject subject() {
        return subject;
    }

    /**
     * The variables that are set.
     *
     * @return an unmodifiable view, never null
     */
    public Map<String, String> variables() {
        return Collections.unmodifiableMap(variables);
    }

    /**
     * The query parameters that are added.
     *
     * @return an unmodifiable view, never null
     */
    public Map<String, String> query() {
        return Collections.unmodifiableMap(query);
    }

    /**
     * The headers that are added.
     *
     * @return an unmodifiable view, never null
     */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /**
     * The body that replaces the method's own.
     *
     * @return the body, or null where the method's own is sent
     */
    public @Nullable String body() {
        return body;
    }

    /**
     * What may be logged.
     *
     * @return message, method and subject, without values; never null
     */
    @Override
    public String toString() {
        return "RestMessageRequest[" + message + ", " + method + ", " + subject + "]";
    }
}
