package io.evergrant.consent;

import io.evergrant.grant.Fault;
import io.evergrant.grant.Grant;
import io.evergrant.grant.Grants;
import io.evergrant.node.NodeClock;
import io.evergrant.node.PublicAddress;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the pages for a person without an account here say; looking at them changes nothing. */
@ApplicationScoped
@Transactional
public class ConsentPages {
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

    @Inject
    @ConfigProperty(name = "evergrant.organization")
    Optional<String> organization;

    @Inject
    @ConfigProperty(name = "evergrant.contact")
    Optional<String> contact;

    /** The page behind a link. */
    public ConsentPage page(String token) {
        return consents.of(token)
                .filter(c -> state(c) != ConsentPage.State.GONE)
                .flatMap(c -> profiles.find(c.profile())
                        .filter(p -> p.id().equals(c.profileId()))
                        .map(p -> page(token, c, p)))
                .orElseGet(this::gone);
    }

    private ConsentPage page(String token, Consent consent, Profile profile) {
        Provider provider = providers.get(profile.provider());
        boolean mayStart = consent.mayStart(clock.instant());
        return new ConsentPage(
                state(consent),
                organization.orElse(null),
                contact.orElse(null),
                consent.askedBy(),
                consent.purpose(),
                profile.settings().scopes(),
                consent.account(),
                Accounts.areToldBy(provider, profile),
                consent.recipient(),
                provider.displayName(),
                origin(provider.settings().endpoints().authorization()),
                mayStart ? address.at("/consent/" + token + "/start") : null,
                mayStart ? address.at("/consent/" + token + "/denial") : null,
                consent.expiresAt(),
                consent.endedAt(),
                consent.error());
    }

    private ConsentPage gone() {
        return new ConsentPage(
                ConsentPage.State.GONE,
                organization.orElse(null),
                contact.orElse(null),
                "",
                null,
                List.of(),
                null,
                false,
                null,
                "",
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                null);
    }

    private ConsentPage.State state(Consent consent) {
        Instant now = clock.instant();
        return switch (consent.status(now)) {
            case PENDING -> ConsentPage.State.OPEN;
            case COMPLETED -> ConsentPage.State.USED;
            case AWAITING_CONFIRMATION -> ConsentPage.State.AWAITING_CONFIRMATION;
            case DENIED -> consent.mayStart(now) ? ConsentPage.State.DENIED : ConsentPage.State.GONE;
            case FAILED -> consent.mayStart(now) ? ConsentPage.State.FAILED : ConsentPage.State.GONE;
            case EXPIRED, WITHDRAWN -> ConsentPage.State.GONE;
        };
    }

    /** The page at the end of one start; empty for one that never was. */
    public Optional<ConsentResult> result(String id) {
        return starts.find(id).flatMap(start -> consents.find(start.consent()).map(c -> result(start, c)));
    }

    private ConsentResult result(Start start, Consent consent) {
        Optional<Profile> profile = profiles.find(consent.profile()).filter(p -> p.id().equals(consent.profileId()));
        boolean done = start.status() == ConsentStatus.COMPLETED;
        List<String> asked = profile.map(p -> p.settings().scopes()).orElse(List.of());
        List<String> granted = done
                ? grants.find(consent.profile(), consent.subject())
                        .map(Grant::scopes)
                        .orElse(List.of())
                : List.of();
        boolean mayStart = !done && start.status() != ConsentStatus.PENDING && consent.mayStart(clock.instant());
        return new ConsentResult(
                start.status(),
                start.id().substring(0, 8),
                start.error(),
                organization.orElse(null),
                contact.orElse(null),
                consent.askedBy(),
                providers.find(start.provider()).map(Provider::displayName).orElse(start.provider()),
                consent.answeredAccount(),
                granted,
                done ? asked.stream().filter(s -> !granted.contains(s)).toList() : List.of(),
                consent.endedAt(),
                mayStart ? address.at("/consent/result/" + start.id() + "/start") : null);
    }

    /** The page for an answer that belongs to no consent, or to someone else's. */
    ConsentResult refused(Fault why) {
        return new ConsentResult(
                ConsentStatus.FAILED,
                null,
                why,
                organization.orElse(null),
                contact.orElse(null),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static @Nullable String origin(@Nullable URI uri) {
        return uri == null ? null : uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
