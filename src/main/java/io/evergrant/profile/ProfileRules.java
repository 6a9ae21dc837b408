package io.evergrant.profile;

import io.evergrant.check.Texts;
import io.evergrant.check.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold of a profile's settings, whoever entered them. */
final class ProfileRules {
    /** RFC 6749 §3.3: scope-token. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,500}");

    /** What the protocol itself says and no one else may. */
    private static final Set<String> RESERVED = Set.of(
            "response_type",
            "client_id",
            "client_secret",
            "redirect_uri",
            "state",
            "scope",
            "code",
            "code_challenge",
            "code_challenge_method",
            "code_verifier",
            "nonce",
            "grant_type",
            "refresh_token",
            "assertion",
            "client_assertion",
            "client_assertion_type",
            "resource",
            "audience",
            "request",
            "request_uri");

    private ProfileRules() {}

    static void check(String name, ProfileSettings settings, Violations found) {
        Texts.name(found, "name", name);
        for (int i = 0; i < settings.scopes().size(); i++) {
            found.addIf(
                    !SCOPE.matcher(settings.scopes().get(i)).matches(),
                    "scopes[" + i + "]",
                    "must be visible ASCII without spaces, quotes and backslashes (RFC 6749 §3.3)");
        }
        for (int i = 0; i < settings.resources().size(); i++) {
            found.addIf(
                    !isAbsolute(settings.resources().get(i)),
                    "resources[" + i + "]",
                    "must be an absolute URI without a fragment (RFC 8707 §2)");
        }
        for (int i = 0; i < settings.origins().size(); i++) {
            found.addIf(
                    !isOrigin(settings.origins().get(i)),
                    "origins[" + i + "]",
                    "must be a scheme, a host and perhaps a port: https://api.example.com");
        }
        Texts.line(found, "audience", settings.audience(), 2000);
        settings.parameters().forEach((key, value) -> {
            String field = "parameters." + Texts.excerpt(key, 60);
            found.addIf(key.isBlank() || RESERVED.contains(key), field, "is set by Evergrant itself");
            Texts.line(found, field, key, 200);
            Texts.line(found, field, value, 4000);
        });
        Duration lifetime = settings.assertion().lifetime();
        found.addIf(
                lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(Duration.ofMinutes(10)) > 0,
                "jwt.lifetime",
                "must be one second to ten minutes");
    }

    private static boolean isAbsolute(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() && uri.getRawFragment() == null && text.length() <= 2000;
        } catch (URISyntaxException e) {
            return false; // the violation says what would be right
        }
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false; // the violation says what would be right
        }
    }
}
