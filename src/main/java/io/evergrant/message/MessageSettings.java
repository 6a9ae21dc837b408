package io.evergrant.message;

import io.evergrant.check.NotFound;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that a person sets of a REST message, but its secrets.
 *
 * @param endpoint scheme, host and the path that all methods begin with
 * @param headers that all methods send, unless they say otherwise
 * @param timeout of one attempt, body included
 */
public record MessageSettings(
        String endpoint,
        Authentication authentication,
        List<Field> headers,
        Duration timeout,
        Retry retry,
        LogLevel log,
        List<Method> methods) {
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    /** @throws NotFound where there is none of this name */
    public Method method(String name) {
        return methods.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("method", name));
    }

    public Authentication authentication(Method method) {
        Authentication own = method.authentication();
        return own == null ? authentication : own;
    }

    /** The profiles whose tokens are sent. */
    public Set<String> profiles() {
        Set<String> names = new TreeSet<>();
        authentications().forEach(a -> {
            if (a.profile() != null) {
                names.add(a.profile());
            }
        });
        return names;
    }

    private Stream<Authentication> authentications() {
        return Stream.concat(
                Stream.of(authentication),
                methods.stream().map(Method::authentication).flatMap(Stream::ofNullable));
    }
}
