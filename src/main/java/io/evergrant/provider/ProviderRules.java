package io.evergrant.provider;

import io.evergrant.check.Texts;
import io.evergrant.check.Violations;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must hold of a provider's settings, whoever entered them. Where its addresses may point is the egress guard's. */
final class ProviderRules {
    private ProviderRules() {}

    static void check(String name, ProviderSettings settings, Violations found) {
        Texts.name(found, "name", name);
        Texts.line(found, "displayName", settings.displayName(), 200);
        Texts.line(found, "issuer", settings.issuer(), 2000);
        Registration registration = settings.registration();
        Texts.line(found, "clientId", registration.clientId(), 1000);
        found.addIf(
                registration.clientAuthentication() == ClientAuthentication.PRIVATE_KEY_JWT
                        && registration.signingKey() == null,
                "signingKey",
                "is needed for private_key_jwt: name one of the signing keys");
        Manner manner = settings.manner();
        found.addIf(
                manner.scopeSeparator().isEmpty() || manner.scopeSeparator().length() > 5,
                "scopeSeparator",
                "must have 1 to 5 characters");
        pairs(found, "authorizationParameters", manner.authorizationParameters());
        pairs(found, "tokenParameters", manner.tokenParameters());
        pairs(found, "tokenHeaders", manner.tokenHeaders());
        Ends ends = settings.ends();
        found.addIf(ends.concurrency() < 1 || ends.concurrency() > 8, "concurrency", "must be 1 to 8");
        positive(found, "defaultLifetime", ends.defaultLifetime());
        positive(found, "refreshRetryWindow", ends.refreshRetryWindow());
        positive(found, "refreshIdle", ends.refreshIdle());
        positive(found, "refreshLifetime", ends.refreshLifetime());
    }

    private static void positive(Violations found, String field, @Nullable Duration duration) {
        found.addIf(
                duration != null && (duration.isNegative() || duration.isZero() || duration.toDays() > 36_500),
                field,
                "must be longer than nothing and at most 100 years");
    }

    private static void pairs(Violations found, String field, Map<String, String> pairs) {
        pairs.forEach((key, value) -> {
            found.addIf(key.isBlank(), field, "must not have an empty name");
            Texts.line(found, field + "." + Texts.excerpt(key, 60), key, 200);
            Texts.line(found, field + "." + Texts.excerpt(key, 60), value, 4000);
        });
    }

    /** The names of the endpoints that secrets are sent to and that now have another origin. */
    static boolean secretWouldMove(ProviderSettings old, ProviderSettings now) {
        Map<String, URI> before = old.endpoints().receivingSecrets();
        return now.endpoints().receivingSecrets().entrySet().stream()
                .anyMatch(e ->
                        before.isEmpty() || before.values().stream().noneMatch(b -> sameOrigin(b, e.getValue())));
    }

    private static boolean sameOrigin(URI a, URI b) {
        return String.valueOf(a.getScheme()).equalsIgnoreCase(b.getScheme())
                && String.valueOf(a.getHost()).equalsIgnoreCase(b.getHost())
                && port(a) == port(b);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
