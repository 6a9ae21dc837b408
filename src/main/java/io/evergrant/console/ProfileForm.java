package io.evergrant.console;

import io.evergrant.check.Violations;
import io.evergrant.profile.Assertion;
import io.evergrant.profile.GrantType;
import io.evergrant.profile.ProfileSettings;
import java.time.Duration;

/** A profile's settings as fields, and back. */
final class ProfileForm {
    private ProfileForm() {}

    static Fields blank() {
        return new Fields()
                .with("grantType", GrantType.AUTHORIZATION_CODE.wire())
                .with("refresh", "ahead")
                .with("jwtLifetime", Assertion.STANDARD.lifetime());
    }

    static Fields of(ProfileSettings settings) {
        Assertion jwt = settings.assertion();
        return new Fields()
                .with("provider", settings.provider())
                .with("grantType", settings.grantType().wire())
                .withLines("scopes", settings.scopes())
                .withLines("resources", settings.resources())
                .with("audience", settings.audience())
                .withPairs("parameters", settings.parameters())
                .withLines("origins", settings.origins())
                .with("refresh", settings.ahead() ? "ahead" : "on_use")
                .with("jwtIssuer", jwt.issuer())
                .with("jwtSubject", jwt.subject())
                .with("jwtAudience", jwt.audience())
                .withPairs("jwtClaims", jwt.claims())
                .with("jwtLifetime", jwt.lifetime())
                .with("jwtSigningKey", jwt.signingKey());
    }

    static ProfileSettings read(Fields fields, Violations found) {
        Duration lifetime = fields.duration("jwtLifetime", found);
        return new ProfileSettings(
                fields.text("provider", ""),
                GrantType.of(fields.text("grantType", "")).orElse(GrantType.AUTHORIZATION_CODE),
                fields.words("scopes"),
                fields.words("resources"),
                fields.text("audience"),
                fields.pairs("parameters", found),
                fields.words("origins"),
                fields.text("refresh", "ahead").equals("ahead"),
                new Assertion(
                        fields.text("jwtIssuer"),
                        fields.text("jwtSubject"),
                        fields.text("jwtAudience"),
                        fields.pairs("jwtClaims", found),
                        lifetime == null ? Assertion.STANDARD.lifetime() : lifetime,
                        fields.text("jwtSigningKey")));
    }
}
