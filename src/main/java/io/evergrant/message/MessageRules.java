package io.evergrant.message;

import io.evergrant.check.Texts;
import io.evergrant.check.Violations;
import io.evergrant.egress.Egress;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of a REST message's settings, whoever entered them. */
final class MessageRules {
    private final Violations found;
    private final Egress egress;

    MessageRules(Violations found, Egress egress) {
        this.found = found;
        this.egress = egress;
    }

    void check(String name, MessageSettings settings) {
        Texts.name(found, "name", name);
        endpoint(settings.endpoint());
        authentication("authentication", settings.authentication());
        headers("headers", settings.headers());
        found.addIf(outside(settings.timeout(), 1, 120), "timeout", "must be one second to two minutes: PT30S");
        found.addIf(
                settings.retry().attempts() < 1 || settings.retry().attempts() > 5,
                "retry.attempts",
                "must be 1 to 5: how often it is sent at most, the first time included");
        found.addIf(outside(settings.retry().backoff(), 0, 60), "retry.backoff", "must be at most one minute: PT1S");
        found.addIf(settings.methods().size() > 200, "methods", "must be 200 at most");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < settings.methods().size(); i++) {
            Method method = settings.methods().get(i);
            String field = "methods[" + i + "]";
            new MethodRules(found, field).check(method);
            found.addIf(!names.add(method.name()), field + ".name", "is the name of another method, too");
            headers(field + ".headers", method.headers());
            Authentication own = method.authentication();
            if (own != null) {
                authentication(field + ".authentication", own);
            }
        }
    }

    private static boolean outside(Duration duration, long from, long to) {
        return duration.compareTo(Duration.ofSeconds(from)) < 0 || duration.compareTo(Duration.ofSeconds(to)) > 0;
    }

    private void endpoint(String text) {
        if (text.isBlank()) {
            found.add("endpoint", "is required: the URL that all methods begin with");
            return;
        }
        URI uri = egress.judge("endpoint", text, found);
        if (uri != null) {
            found.addIf(
                    uri.getRawQuery() != null, "endpoint", "must have no query: give each method its query parameters");
            found.addIf(!uri.toString().equals(text), "endpoint", "must be written with its A-labels: " + uri);
        }
    }

    private void authentication(String field, Authentication authentication) {
        switch (authentication.type()) {
            case NONE -> {}
            case BASIC -> {
                String username = authentication.username();
                found.addIf(username == null || username.isEmpty(), field + ".username", "is required");
                found.addIf(
                        username != null && username.indexOf(':') >= 0,
                        field + ".username",
                        "must not hold a colon (RFC 7617 §2)");
                Texts.line(found, field + ".username", username, 500);
            }
            case API_KEY ->
                found.addIf(
                        !HeaderRules.mayCarryKey(authentication.header()),
                        field + ".header",
                        "must be the name of the header that carries the key: X-Api-Key");
            case OAUTH2 ->
                found.addIf(
                        !Texts.isName(authentication.profile()), field + ".profile", "must be the name of a profile");
        }
    }

    private void headers(String field, List<Field> headers) {
        Set<String> names = new HashSet<>();
        for (Field header : headers) {
            String at = field + "." + Texts.excerpt(header.name(), 60);
            String wrong = HeaderRules.wrong(header.name());
            found.addIf(wrong != null, at, String.valueOf(wrong));
            found.addIf(!names.add(header.name().toLowerCase(Locale.ROOT)), at, "stands there twice");
            found.addIf(
                    !HeaderRules.isValue(header.value()),
                    at,
                    "must be ASCII without line breaks and control characters");
            Template.check(found, at, header.value());
        }
    }

    /** Where a secret that was not given again would now go to another origin, that is said. */
    static void secretsWouldMove(
            @Nullable MessageSettings before, MessageSettings now, Set<String> kept, Violations found) {
        if (before != null
                && !Target.origin(URI.create(before.endpoint())).equals(Target.origin(URI.create(now.endpoint())))) {
            kept.forEach(name ->
                    found.add(name, "must be given again, because the endpoint it is sent to moves to another origin"));
        }
    }
}
