package io.evergrant.api;

import io.evergrant.profile.Assertion;
import io.evergrant.profile.GrantType;
import io.evergrant.profile.Profile;
import io.evergrant.profile.ProfileSettings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A profile as the API writes it. */
final class ProfileJson {
    private static final String TYPES =
            Arrays.stream(GrantType.values()).map(GrantType::wire).collect(Collectors.joining(", "));

    private ProfileJson() {}

    static ProfileSettings read(Members in) {
        in.ignore("name", "status", "lastError");
        in.refuse("authorizationDetails", "subjectToken", "username", "password");
        String provider = in.required("provider");
        GrantType type = in.one("grantType", GrantType::of, TYPES, GrantType.AUTHORIZATION_CODE);
        if (!in.has("grantType")) {
            in.wrong("grantType", "is needed: one of " + TYPES);
        }
        return new ProfileSettings(
                provider,
                type,
                in.texts("scopes"),
                in.texts("resources"),
                in.text("audience"),
                in.pairs("parameters"),
                in.texts("origins"),
                in.one("refresh", ProfileJson::ahead, "ahead, on_use", true),
                assertion(in.object("jwt")));
    }

    private static Optional<Boolean> ahead(String word) {
        return switch (word) {
            case "ahead" -> Optional.of(true);
            case "on_use" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Assertion assertion(Members jwt) {
        Map<String, String> claims = new LinkedHashMap<>();
        jwt.raw("claims").forEach((name, value) -> claims.put(name, value.toString()));
        Duration lifetime = jwt.duration("lifetime");
        return new Assertion(
                jwt.text("issuer"),
                jwt.text("subject"),
                jwt.text("audience"),
                claims,
                lifetime == null ? Assertion.STANDARD.lifetime() : lifetime,
                jwt.text("signingKey"));
    }

    static Out write(Profile profile) {
        ProfileSettings settings = profile.settings();
        Out out = new Out()
                .text("name", profile.name())
                .text("provider", settings.provider())
                .text("grantType", settings.grantType().wire())
                .texts("scopes", settings.scopes())
                .texts("resources", settings.resources())
                .text("audience", settings.audience())
                .pairs("parameters", settings.parameters())
                .texts("origins", settings.origins())
                .text("refresh", settings.ahead() ? "ahead" : "on_use");
        if (!settings.assertion().equals(Assertion.STANDARD) || settings.grantType() == GrantType.JWT_BEARER) {
            out.value("jwt", jwt(settings.assertion()));
        }
        return out;
    }

    private static JsonObject jwt(Assertion assertion) {
        JsonObjectBuilder claims = Json.createObjectBuilder();
        assertion.claims().forEach((name, text) -> {
            try (JsonReader reader = Json.createReader(new StringReader(text))) {
                claims.add(name, reader.readValue());
            }
        });
        return new Out()
                .text("issuer", assertion.issuer())
                .text("subject", assertion.subject())
                .text("audience", assertion.audience())
                .value("claims", claims.build())
                .text("lifetime", assertion.lifetime())
                .text("signingKey", assertion.signingKey())
                .json();
    }
}
