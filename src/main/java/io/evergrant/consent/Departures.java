package io.evergrant.consent;

import io.evergrant.check.Conflict;
import io.evergrant.endpoint.AuthorizationUri;
import io.evergrant.grant.Fault;
import io.evergrant.grant.Grants;
import io.evergrant.node.NodeClock;
import io.evergrant.node.PublicAddress;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.ProviderSettings;
import io.evergrant.provider.Providers;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Sends a person off to the provider (RFC 6749 §4.1.1, RFC 7636 §4.3). */
@ApplicationScoped
@Transactional
class Departures {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @Inject
    Consents consents;

    @Inject
    Starts starts;

    @Inject
    Grants grants;

    @Inject
    Profiles profiles;

    @Inject
    Providers providers;

    @Inject
    PublicAddress address;

    @Inject
    NodeClock clock;

    /** What became of the wish to set out. */
    sealed interface Departure {
        /** To the provider, with a cookie by which this browser is known again. */
        record Off(URI provider, String cookieName, Secret cookie, boolean secure) implements Departure {}

        /** The link is unknown, used, expired or taken back: which, a stranger is not told. */
        record Gone(Fault why) implements Departure {}

        /** The provider's or our settings do not allow it; the consent has failed. */
        record Impossible(Fault why) implements Departure {}
    }

    /** @param token of a link, or a ticket of the console's */
    Departure byToken(String token) {
        return begin(consents.redeem(token));
    }

    /** Starts over from the page that told of a no or a failure, as long as the link lives. */
    Departure byResult(String start) {
        return begin(starts.find(start).flatMap(s -> consents.find(s.consent())));
    }

    private Departure begin(Optional<Consent> found) {
        Consent consent = found.map(c -> consents.locked(c.id())).orElse(null);
        if (consent == null || !consent.mayStart(clock.instant())) {
            return new Departure.Gone(Faults.LINK_OVER.at(clock.instant()));
        }
        Optional<Profile> profile = profiles.find(consent.profile()).filter(p -> p.id().equals(consent.profileId()));
        if (profile.isEmpty()) {
            return impossible(consent, Faults.PROFILE_GONE.at(clock.instant()));
        }
        URI redirect = address.redirectUri(profile.get().provider());
        if (!isSafe(redirect)) {
            return impossible(consent, Faults.REDIRECT_URI_INSECURE.at(clock.instant()));
        }
        Provider provider = providers.get(profile.get().provider());
        try {
            return off(consent, profile.get(), provider, redirect);
        } catch (Conflict e) {
            return impossible(consent, Faults.NOT_STARTED.at(clock.instant(), String.valueOf(e.getMessage())));
        }
    }

    /** RFC 9700 §2.6: a code travels over https, or never leaves this machine. */
    static boolean isSafe(URI redirect) {
        return "https".equals(redirect.getScheme()) || LOOPBACK.contains(redirect.getHost());
    }

    private Departure off(Consent consent, Profile profile, Provider provider, URI redirect) {
        AuthorizationUri uri = AuthorizationUri.begin(provider, profile, redirect);
        ProviderSettings settings = provider.settings();
        URI tokenEndpoint = settings.endpoints().token();
        Starts.Begun begun = starts.begin(
                consent,
                new Starts.Origin(
                        provider.name(),
                        settings.issuer(),
                        tokenEndpoint == null ? null : tokenEndpoint.toString(),
                        redirect.toString(),
                        settings.manner().formPost(),
                        grants.nextGeneration()),
                uri);
        consent.started();
        return new Departure.Off(uri.uri(), begun.start().cookieName(), begun.cookie(), address.secure());
    }

    private Departure impossible(Consent consent, Fault why) {
        consent.end(ConsentStatus.FAILED, why, clock.instant());
        return new Departure.Impossible(why);
    }
}
