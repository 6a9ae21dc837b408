package io.evergrant.api;

import io.evergrant.check.Violations;
import io.evergrant.egress.Egress;
import io.evergrant.provider.ClientAuthentication;
import io.evergrant.provider.Endpoints;
import io.evergrant.provider.Ends;
import io.evergrant.provider.Manner;
import io.evergrant.provider.Provider;
import io.evergrant.provider.ProviderSettings;
import io.evergrant.provider.RefreshRotation;
import io.evergrant.provider.Registration;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A provider as the API writes it, read and written; what a reading adds is ignored when it is sent back. */
final class ProviderJson {
    private static final String METHODS = words(ClientAuthentication.values(), ClientAuthentication::wire);
    private static final String ROTATIONS = words(RefreshRotation.values(), RefreshRotation::wire);

    private final Members in;
    private final Egress egress;

    private ProviderJson(Members in, Egress egress) {
        this.in = in;
        this.egress = egress;
    }

    /** @param stored what is there now, for what people do not set */
    static ProviderSettings read(Members in, Egress egress, @Nullable ProviderSettings stored) {
        in.ignore("name", "redirectUri", "status", "lastError", "secretsSet");
        in.refuse("preset", "placeholders", "par", "dpop", "requestObject", "tlsKey", "dialect");
        ProviderJson json = new ProviderJson(in, egress);
        return new ProviderSettings(
                in.text("displayName"),
                in.text("issuer"),
                json.endpoints(),
                json.registration(),
                json.manner(remembered(stored, in.text("issuer"))),
                json.ends());
    }

    /** What metadata once said holds for the issuer that said it. */
    private static Manner remembered(@Nullable ProviderSettings stored, @Nullable String issuer) {
        return stored != null && Objects.equals(stored.issuer(), issuer) ? stored.manner() : Manner.STANDARD;
    }

    private Endpoints endpoints() {
        return new Endpoints(
                uri("authorizationEndpoint"),
                uri("tokenEndpoint"),
                uri("revocationEndpoint"),
                uri("introspectionEndpoint"),
                uri("userinfoEndpoint"),
                uri("jwksUri"),
                uri("deviceAuthorizationEndpoint"),
                uri("pushedAuthorizationRequestEndpoint"),
                uri("refreshEndpoint"));
    }

    private @Nullable URI uri(String name) {
        Violations found = in.violations();
        String text = in.text(name);
        found.addIf("".equals(text), in.path(name), "must be a URL; leave it out where there is none");
        return egress.judge(in.path(name), text, found);
    }

    private Registration registration() {
        return new Registration(
                in.text("clientId"),
                in.instant("clientSecretExpiresAt"),
                in.one(
                        "clientAuthentication",
                        ClientAuthentication::of,
                        METHODS,
                        ClientAuthentication.CLIENT_SECRET_BASIC),
                either("basicEncoding", "rfc6749", "raw"),
                in.has("assertionAudience")
                        ? either("assertionAudience", "issuer", "tokenEndpoint") ? "tokenEndpoint" : "issuer"
                        : null,
                in.text("signingKey"),
                in.text("signingAlgorithm"));
    }

    private Manner manner(Manner stored) {
        return new Manner(
                !either("pkce", "S256", "none"),
                either("responseMode", "query", "form_post"),
                in.text("scopeSeparator", " "),
                in.pairs("authorizationParameters"),
                in.pairs("tokenParameters"),
                in.pairs("tokenHeaders"),
                in.text("trustedCertificates"),
                stored.issParameterRequired(),
                stored.challengeMethods());
    }

    private Ends ends() {
        Duration window = in.duration("refreshRetryWindow");
        return new Ends(
                in.duration("defaultLifetime"),
                in.one("refreshRotation", RefreshRotation::of, ROTATIONS, RefreshRotation.UNKNOWN),
                window == null ? Ends.UNKNOWN.refreshRetryWindow() : window,
                in.duration("refreshIdle"),
                in.duration("refreshLifetime"),
                in.flag("refreshRevokesAccessToken", false),
                in.number("concurrency", Ends.UNKNOWN.concurrency()));
    }

    /** Whether the second of two words was chosen; the first is the usual one. */
    private boolean either(String name, String usual, String other) {
        return in.one(name, word(usual, other), usual + ", " + other, usual).equals(other);
    }

    private static Function<String, Optional<String>> word(String... words) {
        return text -> Arrays.stream(words).filter(text::equals).findFirst();
    }

    private static <E> String words(E[] all, Function<E, String> wire) {
        return Arrays.stream(all).map(wire).collect(Collectors.joining(", "));
    }

    static Out write(Provider provider) {
        ProviderSettings settings = provider.settings();
        Registration registration = settings.registration();
        Manner manner = settings.manner();
        Ends ends = settings.ends();
        Out out = new Out()
                .text("name", provider.name())
                .text("displayName", settings.displayName())
                .text("issuer", settings.issuer());
        settings.endpoints().byName().forEach(out::text);
        out.text("clientId", registration.clientId())
                .time("clientSecretExpiresAt", registration.clientSecretExpiresAt())
                .text("trustedCertificates", manner.trustedCertificates())
                .text(
                        "clientAuthentication",
                        registration.clientAuthentication().wire())
                .text("basicEncoding", registration.rawBasic() ? "raw" : "rfc6749")
                .text("assertionAudience", registration.assertionAudience())
                .text("signingKey", registration.signingKey())
                .text("signingAlgorithm", registration.signingAlgorithm())
                .text("pkce", manner.pkce() ? "S256" : "none")
                .text("responseMode", manner.formPost() ? "form_post" : "query")
                .text("scopeSeparator", manner.scopeSeparator())
                .pairs("authorizationParameters", manner.authorizationParameters())
                .pairs("tokenParameters", manner.tokenParameters())
                .pairs("tokenHeaders", manner.tokenHeaders())
                .text("defaultLifetime", ends.defaultLifetime())
                .text("refreshRotation", ends.refreshRotation().wire())
                .text("refreshRetryWindow", ends.refreshRetryWindow())
                .text("refreshIdle", ends.refreshIdle())
                .text("refreshLifetime", ends.refreshLifetime())
                .flag("refreshRevokesAccessToken", ends.refreshRevokesAccessToken())
                .number("concurrency", ends.concurrency());
        return out.texts("secretsSet", provider.hasSecret() ? List.of("clientSecret") : List.of());
    }
}
