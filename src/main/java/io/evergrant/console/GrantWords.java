package io.evergrant.console;

import io.evergrant.grant.Fault;
import io.evergrant.grant.GrantStatus;
import io.evergrant.grant.GrantView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a grant's state means, in sentences; lists and pages say the same. */
@Named
@RequestScoped
public class GrantWords {
    @Inject
    Times times;

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
    public String sentence(GrantView grant) {
        Instant by = grant.humanNeededBy();
        return switch (grant.status()) {
            case ACTIVE ->
                by != null
                        ? Words.text("state.active.by", at(by), times.distance(by))
                        : Words.text(isMachine(grant) ? "state.active.machine" : "state.active.none");
            case ENDING ->
                by == null ? Words.text("state.active.none") : Words.text("state.ending", at(by), times.distance(by));
            case FAILING ->
                Words.text(
                        callsWork(grant) ? "state.failing" : "state.stopped", since(grant), until(grant), next(grant));
            case SUSPENDED -> Words.text("state.suspended", grant.provider());
            case CONSENT_REQUIRED -> Words.text("state.consentRequired", by == null ? "" : Words.text("since", at(by)));
        };
    }

    /** What stands in a list under "Human needed by", in bold. */
    public String day(GrantView grant) {
        if (grant.status() == GrantStatus.CONSENT_REQUIRED || grant.status() == GrantStatus.SUSPENDED) {
            return Words.text("day.now");
        }
        Instant by = grant.humanNeededBy();
        if (by != null) {
            return times.show(by, "day");
        }
        return Words.text(isMachine(grant) ? "day.machine" : "day.none");
    }

    public String dayNote(GrantView grant) {
        Instant by = grant.humanNeededBy();
        Fault error = grant.lastError();
        return switch (grant.status()) {
            case CONSENT_REQUIRED, SUSPENDED ->
                error == null ? "" : Words.text("since", times.show(error.at(), "minute"));
            default ->
                by != null ? times.distance(by) : Words.text(isMachine(grant) ? "day.machineNote" : "day.noneNote");
        };
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

    public String next(GrantView grant) {
        Instant next = grant.nextRefreshAt();
        if (next == null || grant.status() == GrantStatus.CONSENT_REQUIRED) {
            return "–";
        }
        return times.show(next, "second");
    }

    private String since(GrantView grant) {
        Instant since = grant.failingSince();
        return since == null ? "" : Words.text("since", times.show(since, "minute"));
    }

    private String until(GrantView grant) {
        Instant end = grant.accessTokenExpiresAt();
        return end == null ? Words.text("day.unknown") : times.show(end, "second");
    }

    private String at(@Nullable Instant at) {
        return at == null ? "" : times.show(at, "minute") + " (" + times.getZone() + ")";
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
