package io.evergrant.provider;

import java.net.URI;

/** Providers that are right in all things, for a test to bend one. */
public final class TestProviders {
    private TestProviders() {}

    public static Provider acme() {
        return of("acme", settings());
    }

    public static Provider of(String name, ProviderSettings settings) {
        Provider provider = new Provider(name);
        provider.change(settings);
        return provider;
    }

    public static ProviderSettings settings() {
        return new ProviderSettings(
                "Acme",
                "https://id.acme.example",
                endpoints(),
                new Registration("client-1", null, ClientAuthentication.CLIENT_SECRET_BASIC, false, null, null, null),
                Manner.STANDARD,
                Ends.UNKNOWN);
    }

    private static Endpoints endpoints() {
        URI base = URI.create("https://id.acme.example/");
        return new Endpoints(
                base.resolve("authorize"), base.resolve("token"), null, null, null, null, null, null, null);
    }

    /** Speaking otherwise: form post, no PKCE, {@code iss} announced. */
    public static ProviderSettings speaking(ProviderSettings settings, Manner manner) {
        return new ProviderSettings(
                settings.displayName(),
                settings.issuer(),
                settings.endpoints(),
                settings.registration(),
                manner,
                settings.ends());
    }

    /** {@link Manner#STANDARD}, but for what matters to a callback. */
    public static Manner manner(boolean formPost, Boolean issRequired, String challengeMethods) {
        Manner m = Manner.STANDARD;
        return new Manner(
                m.pkce(),
                formPost,
                m.scopeSeparator(),
                m.authorizationParameters(),
                m.tokenParameters(),
                m.tokenHeaders(),
                null,
                issRequired,
                challengeMethods);
    }
}
