package io.evergrant.console;

import io.evergrant.grant.Fault;
import io.evergrant.grant.GrantStatus;
import io.evergrant.grant.GrantView;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a grant's state means, in sentences; lists and pages say the same. */
@Named
@RequestScoped
public class GrantWords {
    @Inject
    Times times;

    @Inject
    Providers providers;

    /** The state as it looks: failing turns red once calls fail. */
    public String look(GrantView grant) {
        return grant.status() == GrantStatus.FAILING && !callsWork(grant)
                ? "stopped"
                : grant.status().wire();
    }

    private boolean callsWork(GrantView grant) {
        Instant end = grant.accessTokenExpiresAt();
        return grant.hasAccessToken() && (end == null || end.isAfter(times.getNow()));
    }

    /** The sentence beside the state; the day comes first. */
    public List<Piece> sentence(GrantView grant) {
        Instant by = grant.humanNeededBy();
        return switch (grant.status()) {
            case ACTIVE ->
                by != null
                        ? Piece.sentence("state.active.by", minute(by), times.distance(by))
                        : Piece.sentence(isMachine(grant) ? "state.active.machine" : "state.active.none");
            case ENDING ->
                by == null
                        ? Piece.sentence("state.active.none")
                        : Piece.sentence("state.ending", minute(by), times.distance(by));
            case FAILING ->
                Piece.sentence(
                        callsWork(grant) ? "state.failing" : "state.stopped",
                        since(grant),
                        until(grant),
                        next(grant).get(0));
            case SUSPENDED -> Piece.sentence("state.suspended", displayName(grant));
            case CONSENT_REQUIRED ->
                by == null
                        ? Piece.sentence("state.consentRequired.now")
                        : Piece.sentence("state.consentRequired", minute(by));
        };
    }

    /** What stands in a list under "Human needed by", in bold. */
    public List<Piece> day(GrantView grant) {
        if (grant.status() == GrantStatus.CONSENT_REQUIRED || grant.status() == GrantStatus.SUSPENDED) {
            return Piece.sentence("day.now");
        }
        Instant by = grant.humanNeededBy();
        return by != null
                ? List.of(Piece.at(by, "day"))
                : Piece.sentence(isMachine(grant) ? "day.machine" : "day.none");
    }

    public List<Piece> dayNote(GrantView grant) {
        Instant by = grant.humanNeededBy();
        Fault error = grant.lastError();
        return switch (grant.status()) {
            case CONSENT_REQUIRED, SUSPENDED ->
                error == null ? List.of() : Piece.sentence("day.since", minute(error.at()));
            default ->
                by != null
                        ? List.of(Piece.of(times.distance(by)))
                        : Piece.sentence(isMachine(grant) ? "day.machineNote" : "day.noneNote");
        };
    }

    /** An end in a weekend names the Friday before; null for any other day. */
    public @Nullable List<Piece> friday(GrantView grant) {
        Instant by = grant.humanNeededBy();
        if (by == null || grant.status() == GrantStatus.CONSENT_REQUIRED) {
            return null;
        }
        Instant friday = times.friday(by);
        return friday == null ? null : Piece.sentence("grant.whyFriday", Piece.at(friday, "day"));
    }

    /** Whether a refresh token is what is missing. */
    public boolean offline(GrantView grant) {
        return grant.warnings().stream().anyMatch(w -> w.code().equals("no_refresh_token"));
    }

    public static boolean isMachine(GrantView grant) {
        return grant.humanNeededBy() == null && grant.humanNeededReason().startsWith("No human needed");
    }

    /** What a list notes beside it: what fails, or what may. */
    public String note(GrantView grant) {
        Fault error = grant.lastError();
        if (grant.status() != GrantStatus.ACTIVE && grant.status() != GrantStatus.ENDING && error != null) {
            return error.code();
        }
        return grant.warnings().isEmpty() ? "" : grant.warnings().get(0).detail();
    }

    /** When the hub asks again; of what is refused the time is over, and a change is waited for. */
    public List<Piece> next(GrantView grant) {
        Instant next = grant.nextRefreshAt();
        if (next == null || grant.status() == GrantStatus.CONSENT_REQUIRED) {
            return List.of(Piece.of("–"));
        }
        return grant.status() == GrantStatus.SUSPENDED && next.isBefore(times.getNow())
                ? Piece.sentence("next.held")
                : List.of(Piece.at(next, "second"));
    }

    private Piece since(GrantView grant) {
        Instant since = grant.failingSince();
        return minute(since == null ? times.getNow() : since);
    }

    private static Piece until(GrantView grant) {
        Instant end = grant.accessTokenExpiresAt();
        return end == null ? Piece.of(Words.text("day.unknown")) : Piece.at(end, "second");
    }

    private static Piece minute(Instant at) {
        return Piece.at(at, "minute");
    }

    private String displayName(GrantView grant) {
        return providers.find(grant.provider()).map(Provider::displayName).orElse(grant.provider());
    }

    /** The share of the consent that is used already, in percent; null where no end is known. */
    public @Nullable Integer used(GrantView grant) {
        Instant by = grant.humanNeededBy();
        if (grant.status() == GrantStatus.CONSENT_REQUIRED || grant.status() == GrantStatus.SUSPENDED) {
            return 100;
        }
        if (by == null) {
            return null;
        }
        long whole = by.toEpochMilli() - grant.grantedAt().toEpochMilli();
        long gone = times.getNow().toEpochMilli() - grant.grantedAt().toEpochMilli();
        return whole <= 0 ? 100 : (int) Math.max(0, Math.min(100, 100 * gone / whole));
    }
}
