package io.evergrant.console;

import io.evergrant.consent.Consent;
import io.evergrant.consent.Consents;
import io.evergrant.grant.Fault;
import io.evergrant.grant.GrantList;
import io.evergrant.grant.GrantStatus;
import io.evergrant.grant.GrantView;
import io.evergrant.grant.Standings;
import io.evergrant.message.Messages;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that needs a human, now or within thirty days, by the day. */
@RequestScoped
class Needs {
    private static final Duration AHEAD = Duration.ofDays(30);
    private static final int MOST = 50;

    @Inject
    GrantList grants;

    @Inject
    Standings standings;

    @Inject
    Consents consents;

    @Inject
    Providers providers;

    @Inject
    Profiles profiles;

    @Inject
    Messages messages;

    @Inject
    Times times;

    List<Need> all() {
        List<Need> needs = new ArrayList<>();
        Instant end = times.getNow().plus(AHEAD);
        List<Standings.Pause> paused = standings.paused();
        paused.forEach(p -> needs.add(pause(p)));
        consents.awaitingConfirmation(MOST).forEach(c -> needs.add(confirmation(c)));
        Set<String> held = paused.stream().map(p -> p.kind() + " " + p.name()).collect(Collectors.toSet());
        grants.page(GrantList.Filter.ofStatus(GrantStatus.SUSPENDED), 0, MOST).stream()
                .filter(g -> !held.contains("provider " + g.provider()) && !held.contains("profile " + g.profile()))
                .forEach(g -> needs.add(grant(g)));
        grants.page(new GrantList.Filter(null, null, null, null, end), 0, MOST).stream()
                .filter(g -> g.status() != GrantStatus.SUSPENDED)
                .forEach(g -> needs.add(grant(g)));
        providers.secretsEndingBefore(end).forEach(p -> needs.add(secret(p)));
        needs.sort(
                Comparator.comparing((Need n) -> n.at() == null ? Instant.EPOCH : n.at(), Comparator.naturalOrder()));
        return needs;
    }

    private Need pause(Standings.Pause pause) {
        boolean whole = pause.kind().equals("provider");
        Fault fault = pause.fault();
        List<String> stopped = whole ? profiles.of(pause.name()) : List.of(pause.name());
        String provider = whole
                ? pause.name()
                : profiles.find(pause.name()).map(p -> p.provider()).orElse(pause.name());
        return new Need(
                null,
                fault.at(),
                Words.text("need." + pause.kind(), pause.name()),
                "suspended",
                name(provider),
                fault.detail() + " " + fault.remedy(),
                stops("need.stopped", stopped),
                whole ? null : pause.name(),
                null,
                whole ? pause.name() : null,
                false);
    }

    private Need confirmation(Consent consent) {
        return new Need(
                null,
                consent.endedAt(),
                consent.profile() + " · " + consent.subject(),
                "awaiting_confirmation",
                String.valueOf(consent.answeredAccount()),
                Words.text("need.confirmation"),
                "",
                consent.profile(),
                consent.subject(),
                null,
                false);
    }

    private Need grant(GrantView grant) {
        Fault fault = grant.lastError();
        boolean now = grant.status() == GrantStatus.CONSENT_REQUIRED || grant.status() == GrantStatus.SUSPENDED;
        return new Need(
                now ? null : grant.humanNeededBy(),
                now && fault != null ? fault.at() : null,
                grant.profile() + " · " + grant.subject(),
                grant.status().wire(),
                name(grant.provider()),
                now && fault != null ? fault.detail() : grant.humanNeededReason(),
                stops(now ? "need.stopped" : "need.wouldStop", List.of(grant.profile())),
                grant.profile(),
                grant.subject(),
                null,
                grant.status() != GrantStatus.SUSPENDED);
    }

    private Need secret(Provider provider) {
        Instant end = provider.settings().registration().clientSecretExpiresAt();
        boolean over = end == null || !end.isAfter(times.getNow());
        return new Need(
                over ? null : end,
                over ? end : null,
                Words.text("need.secret", provider.name()),
                over ? "ended" : "ending",
                provider.displayName(),
                Words.text(over ? "need.secretOver" : "need.secretText"),
                stops(over ? "need.stopped" : "need.wouldStop", profiles.of(provider.name())),
                null,
                null,
                provider.name(),
                false);
    }

    /** Beside each trouble: what stops without it. */
    private String stops(String key, List<String> ofProfiles) {
        Set<String> stopped = new TreeSet<>();
        ofProfiles.stream().limit(MOST).forEach(p -> stopped.addAll(messages.of(p)));
        return stopped.isEmpty() ? "" : Words.text(key, Words.counted("count.messages", stopped.size()));
    }

    private String name(@Nullable String provider) {
        return provider == null
                ? ""
                : providers.find(provider).map(Provider::displayName).orElse(provider);
    }
}
