package io.evergrant.grant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A grant as people and programs see it: all but its tokens.
 *
 * @param account the provider's account for people, or null where it named none
 * @param accessTokenExpiresAt null where no end is known or there is no token
 * @param refreshTokenExpiresAt what the provider's answer said, or null
 * @param humanNeededBy null for no end known
 * @param endingAt from when on the grant counts as ending; null for never
 * @param nextRefreshAt when the clock looks next, or null for never
 * @param lastError null where nothing ever failed; {@code failures} 0 means that it is over
 * @param failingSince when the present failures began, or null
 * @param canTryAgain whether a person may still try the refused refresh token once
 */
public record GrantView(
        String profile,
        String subject,
        String provider,
        GrantStatus status,
        List<String> scopes,
        @Nullable String account,
        Map<String, String> values,
        String grantedBy,
        Instant grantedAt,
        boolean hasAccessToken,
        @Nullable Instant accessTokenExpiresAt,
        @Nullable Instant refreshTokenExpiresAt,
        @Nullable Instant humanNeededBy,
        String humanNeededReason,
        @Nullable Instant endingAt,
        @Nullable Instant lastRefreshedAt,
        @Nullable Instant nextRefreshAt,
        int failures,
        @Nullable Instant failingSince,
        List<Warning> warnings,
        @Nullable Fault lastError,
        boolean canTryAgain) {

    static GrantView of(
            Grant grant, Attempt attempt, @Nullable Standing provider, @Nullable Standing profile, Instant now) {
        GrantStatus status = status(grant, attempt, provider, profile, now);
        Fault fault = attempt.fault();
        if (status == GrantStatus.SUSPENDED && !attempt.refused()) {
            Standing cause = profile != null && profile.paused() ? profile : provider;
            fault = cause == null || cause.fault() == null ? fault : cause.fault();
        }
        return new GrantView(
                grant.profile(),
                grant.subject(),
                grant.provider(),
                status,
                grant.scopes(),
                grant.accountName() == null ? accountId(grant.account()) : grant.accountName(),
                grant.values(),
                grant.grantedBy(),
                grant.grantedAt(),
                grant.access().token() != null,
                grant.access().endsAt(),
                grant.refresh().endsAt(),
                status == GrantStatus.CONSENT_REQUIRED && fault != null ? fault.at() : grant.humanNeededBy(),
                status == GrantStatus.CONSENT_REQUIRED && fault != null ? fault.detail() : grant.humanNeededReason(),
                grant.endingAt(),
                grant.lastRefreshedAt(),
                attempt.dueAt(),
                attempt.failures(),
                attempt.failingSince(),
                grant.warnings(),
                fault,
                grant.dead() && !attempt.triedAgain() && grant.refresh().token() != null);
    }

    private static @Nullable String accountId(@Nullable String account) {
        return account == null ? null : account.substring(account.indexOf('|') + 1);
    }

    private static GrantStatus status(
            Grant grant, Attempt attempt, @Nullable Standing provider, @Nullable Standing profile, Instant now) {
        if (grant.dead()) {
            return GrantStatus.CONSENT_REQUIRED;
        }
        if (attempt.refused() || provider != null && provider.paused() || profile != null && profile.paused()) {
            return GrantStatus.SUSPENDED;
        }
        if (attempt.failures() > 0) {
            return GrantStatus.FAILING;
        }
        Instant ending = grant.endingAt();
        return ending != null && !now.isBefore(ending) ? GrantStatus.ENDING : GrantStatus.ACTIVE;
    }
}
