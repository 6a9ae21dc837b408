package io.evergrant.console;

import io.evergrant.check.Violations;
import io.evergrant.egress.Egress;
import io.evergrant.endpoint.Metadata;
import io.evergrant.provider.ClientAuthentication;
import io.evergrant.provider.Endpoints;
import io.evergrant.provider.Ends;
import io.evergrant.provider.Manner;
import io.evergrant.provider.ProviderSettings;
import io.evergrant.provider.RefreshRotation;
import io.evergrant.provider.Registration;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A provider's settings as fields, and back. */
final class ProviderForm {
    private ProviderForm() {}

    static Fields blank() {
        return new Fields()
                .with("clientAuthentication", ClientAuthentication.CLIENT_SECRET_BASIC.wire())
                .with("pkce", true)
                .with("scopeSeparator", " ")
                .with("refreshRotation", RefreshRotation.UNKNOWN.wire())
                .with("refreshRetryWindow", Ends.UNKNOWN.refreshRetryWindow())
                .with("concurrency", Ends.UNKNOWN.concurrency());
    }

    static Fields of(ProviderSettings settings, ZoneId zone) {
        Fields fields = new Fields().with("displayName", settings.displayName()).with("issuer", settings.issuer());
        settings.endpoints().byName().forEach(fields::with);
        Registration registration = settings.registration();
        Manner manner = settings.manner();
        Ends ends = settings.ends();
        return fields.with("clientId", registration.clientId())
                .withDay("clientSecretExpiresAt", registration.clientSecretExpiresAt(), zone)
                .with(
                        "clientAuthentication",
                        registration.clientAuthentication().wire())
                .with("rawBasic", registration.rawBasic())
                .with("assertionAudience", registration.assertionAudience())
                .with("signingKey", registration.signingKey())
                .with("signingAlgorithm", registration.signingAlgorithm())
                .with("pkce", manner.pkce())
                .with("formPost", manner.formPost())
                .with("scopeSeparator", manner.scopeSeparator())
                .withPairs("authorizationParameters", manner.authorizationParameters())
                .withPairs("tokenParameters", manner.tokenParameters())
                .withPairs("tokenHeaders", manner.tokenHeaders())
                .with("trustedCertificates", manner.trustedCertificates())
                .with("issParameterRequired", manner.issParameterRequired())
                .with("challengeMethods", manner.challengeMethods())
                .with("defaultLifetime", ends.defaultLifetime())
                .with("refreshRotation", ends.refreshRotation().wire())
                .with("refreshRetryWindow", ends.refreshRetryWindow())
                .with("refreshIdle", ends.refreshIdle())
                .with("refreshLifetime", ends.refreshLifetime())
                .with("refreshRevokesAccessToken", ends.refreshRevokesAccessToken())
                .with("concurrency", ends.concurrency());
    }

    static ProviderSettings read(Fields fields, Egress egress, ZoneId zone, Violations found) {
        Duration window = fields.duration("refreshRetryWindow", found);
        return new ProviderSettings(
                fields.text("displayName"),
                fields.text("issuer"),
                new Endpoints(
                        uri(fields, "authorizationEndpoint", egress, found),
                        uri(fields, "tokenEndpoint", egress, found),
                        uri(fields, "revocationEndpoint", egress, found),
                        uri(fields, "introspectionEndpoint", egress, found),
                        uri(fields, "userinfoEndpoint", egress, found),
                        uri(fields, "jwksUri", egress, found),
                        uri(fields, "deviceAuthorizationEndpoint", egress, found),
                        uri(fields, "pushedAuthorizationRequestEndpoint", egress, found),
                        uri(fields, "refreshEndpoint", egress, found)),
                new Registration(
                        fields.text("clientId"),
                        fields.day("clientSecretExpiresAt", zone, found),
                        ClientAuthentication.of(fields.text("clientAuthentication", ""))
                                .orElse(ClientAuthentication.CLIENT_SECRET_BASIC),
                        fields.flag("rawBasic"),
                        fields.text("assertionAudience"),
                        fields.text("signingKey"),
                        fields.text("signingAlgorithm")),
                new Manner(
                        fields.flag("pkce"),
                        fields.flag("formPost"),
                        fields.raw("scopeSeparator", " "),
                        fields.pairs("authorizationParameters", found),
                        fields.pairs("tokenParameters", found),
                        fields.pairs("tokenHeaders", found),
                        fields.text("trustedCertificates"),
                        fields.text("issParameterRequired") == null ? null : fields.flag("issParameterRequired"),
                        fields.text("challengeMethods")),
                new Ends(
                        fields.duration("defaultLifetime", found),
                        RefreshRotation.of(fields.text("refreshRotation", "")).orElse(RefreshRotation.UNKNOWN),
                        window == null ? Ends.UNKNOWN.refreshRetryWindow() : window,
                        fields.duration("refreshIdle", found),
                        fields.duration("refreshLifetime", found),
                        fields.flag("refreshRevokesAccessToken"),
                        fields.number("concurrency", Ends.UNKNOWN.concurrency(), found)));
    }

    private static @Nullable URI uri(Fields fields, String name, Egress egress, Violations found) {
        return egress.judge(name, fields.text(name), found);
    }

    /** What discovery found, in the form's own names. */
    static Fields found(Metadata metadata) {
        Fields fields = new Fields();
        metadata.endpoints().byName().forEach(fields::with);
        fields.with("issParameterRequired", metadata.issParameter());
        List<String> methods = metadata.challengeMethods();
        return methods == null ? fields : fields.with("challengeMethods", String.join(",", methods));
    }
}
