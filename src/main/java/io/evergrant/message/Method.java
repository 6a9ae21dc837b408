package io.evergrant.message;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request of a REST message; path, query values, header values and body are templates.
 *
 * @param method the HTTP method
 * @param path is added to the endpoint's own
 * @param contentType of the body; says how variables in it are escaped
 * @param authentication overrides the message's, or null
 */
public record Method(
        String name,
        String method,
        String path,
        List<Field> query,
        List<Field> headers,
        @Nullable String contentType,
        @Nullable String body,
        @Nullable Authentication authentication,
        List<Variable> variables) {

    /** The variable as it was declared; one that was not is required, and escaped for its place. */
    Variable variable(String called) {
        return declared(called).orElseGet(() -> new Variable(called, Escape.AUTO, true, null));
    }

    Optional<Variable> declared(String called) {
        return variables.stream().filter(v -> v.name().equals(called)).findFirst();
    }
}
