package io.evergrant.grant;

import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.node.NodeClock;
import io.evergrant.profile.Profile;
import io.evergrant.profile.ProfileSettings;
import io.evergrant.provider.Ends;
import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts an answer's tokens into a grant: encrypted, with their ends, and says when the clock must look again. */
@ApplicationScoped
class TokenShelf {
    @Inject
    Vault vault;

    @Inject
    NodeClock clock;

    /**
     * Stores them in the grant.
     *
     * @param first whether this is a consent's or a machine grant's first answer, and no renewal
     * @return when the clock must look next, or null for never
     */
    @Nullable
    Instant put(Grant grant, Issued issued, Profile profile, Provider provider, boolean first) {
        Ends ends = provider.settings().ends();
        Duration life = life(grant, issued, ends);
        Instant sent = issued.sentAt();
        Instant endsAt = life == null ? null : sent.plus(life);
        Instant stale = life == null ? null : Lifetimes.staleAt(sent, life, Lifetimes.chance());
        Since last = since(grant.access().sentAt(), sent);
        grant.hold(new HeldAccess(
                vault.seal(issued.accessToken(), grant.accessPlace()), issued.tokenType(), sent, endsAt, stale));
        grant.granted(
                scopes(grant, issued, profile, first), values(grant, issued), warnings(issued, profile, grant, first));
        boolean human = profile.grantType().needsHuman();
        if (human) {
            keepRefreshToken(grant, issued);
            tellEnd(grant, issued, last, first);
        }
        grant.humanNeeded(humanDay(grant, ends, human, endsAt));
        return next(grant, profile.settings(), ends, new Life(sent, life, endsAt, stale), human);
    }

    /** Stores tokens that were issued elsewhere; when the clock must look next. */
    @Nullable
    Instant moveIn(Grant grant, Grants.MovedIn moved, @Nullable String print, Profile profile, Provider provider) {
        Instant now = clock.instant();
        Secret access = moved.accessToken();
        Instant ends = access == null ? null : moved.expiresAt();
        grant.hold(new HeldAccess(
                access == null ? null : vault.seal(access, grant.accessPlace()),
                "Bearer",
                now,
                ends,
                ends == null ? now : Lifetimes.staleAt(now, Duration.between(now, ends), 0.5)));
        Secret refresh = moved.refreshToken();
        if (refresh != null) {
            grant.refresh().replace(vault.seal(refresh, grant.refreshPlace()), print);
            grant.refresh().movedIn(print);
        }
        grant.granted(moved.scopes() == null ? profile.settings().scopes() : moved.scopes(), Map.of(), List.of());
        grant.humanNeeded(humanDay(grant, provider.settings().ends(), true, ends));
        return ends != null && ends.isAfter(now)
                ? Lifetimes.earlier(
                        grant.access().staleAt(),
                        now,
                        provider.settings().ends().refreshIdle(),
                        Lifetimes.chance())
                : now;
    }

    /** An access token's times. */
    private record Life(
            Instant sent,
            @Nullable Duration life,
            @Nullable Instant endsAt,
            @Nullable Instant stale) {}

    /** RFC 6749 §5.1, and where the answer is silent: as last time, else as the provider's settings say. */
    private static @Nullable Duration life(Grant grant, Issued issued, Ends ends) {
        if (issued.life() != null) {
            return issued.life();
        }
        HeldAccess before = grant.access();
        if (before.sentAt() != null && before.endsAt() != null) {
            return Duration.between(before.sentAt(), before.endsAt());
        }
        return ends.defaultLifetime();
    }

    /** RFC 6749 §6: a new refresh token replaces the old; where none comes, the old one stays. */
    private void keepRefreshToken(Grant grant, Issued issued) {
        Secret fresh = issued.refreshToken();
        if (fresh != null) {
            String print = vault.fingerprint(fresh);
            if (!print.equals(grant.refresh().print())) {
                grant.refresh().replace(vault.seal(fresh, grant.refreshPlace()), print);
            }
        }
    }

    /** The time between two answers, and by how much more than the clock told. */
    private record Since(Duration time, Duration lag) {}

    private Since since(@Nullable Instant last, Instant sent) {
        if (last == null) {
            return new Since(Duration.ZERO, Duration.ZERO);
        }
        Duration lag = clock.lag(last).minus(clock.lag(sent));
        return new Since(Duration.between(last, sent).plus(lag), lag);
    }

    private static void tellEnd(Grant grant, Issued issued, Since last, boolean first) {
        HeldRefresh refresh = grant.refresh();
        Instant told = issued.refreshLife() == null ? null : issued.sentAt().plus(issued.refreshLife());
        if (first) {
            refresh.end(told, null);
        } else if (told != null) {
            Instant before = refresh.endsAt() == null ? null : refresh.endsAt().minus(last.lag());
            Boolean moved = HumanDay.moved(before, told, last.time());
            refresh.end(told, moved == null ? refresh.endMoves() : moved);
        }
    }

    private static HumanDay humanDay(Grant grant, Ends ends, boolean human, @Nullable Instant accessEnds) {
        if (!human) {
            return HumanDay.none("No human needed: the grant type asks none.");
        }
        HeldRefresh refresh = grant.refresh();
        if (refresh.token() == null) {
            return accessEnds == null
                    ? HumanDay.none(
                            "No end known: the provider gave neither a refresh token nor an end of the access token.")
                    : HumanDay.named(
                            accessEnds,
                            grant.grantedAt(),
                            "The provider gave no refresh token: the consent ends with the access token.");
        }
        return HumanDay.of(ends, grant.grantedAt(), new HumanDay.RefreshEnd(refresh.endsAt(), refresh.endMoves()));
    }

    private static @Nullable Instant next(Grant grant, ProfileSettings profile, Ends ends, Life life, boolean human) {
        if (human && grant.refresh().token() == null) {
            return life.endsAt(); // nothing to renew with: looked at once more when it has ended
        }
        Instant due = profile.ahead() && life.stale() != null
                ? Lifetimes.askAgainAt(life.sent(), life.life(), life.stale())
                : null;
        if (!human) {
            return due;
        }
        due = Lifetimes.earlier(due, life.sent(), ends.refreshIdle(), Lifetimes.chance());
        Instant refreshEnds = grant.refresh().endsAt();
        boolean idles =
                refreshEnds != null && !Boolean.FALSE.equals(grant.refresh().endMoves());
        return idles
                ? Lifetimes.earlier(due, life.sent(), Duration.between(life.sent(), refreshEnds), Lifetimes.chance())
                : due;
    }

    private static List<String> scopes(Grant grant, Issued issued, Profile profile, boolean first) {
        if (issued.scopes() != null) {
            return issued.scopes();
        }
        return first ? profile.settings().scopes() : grant.scopes();
    }

    private static Map<String, String> values(Grant grant, Issued issued) {
        Map<String, String> values = new LinkedHashMap<>(grant.values());
        values.putAll(issued.values());
        return values;
    }

    private static List<Warning> warnings(Issued issued, Profile profile, Grant grant, boolean first) {
        List<Warning> warnings = new ArrayList<>();
        if (issued.scopes() != null) {
            Set<String> missing = new HashSet<>(profile.settings().scopes());
            issued.scopes().forEach(missing::remove);
            if (!missing.isEmpty()) {
                warnings.add(new Warning(
                        "scope_missing",
                        "Asked for and not granted: "
                                + String.join(", ", missing.stream().sorted().toList())));
            }
        }
        boolean none =
                issued.refreshToken() == null && (first || grant.refresh().token() == null);
        if (profile.grantType().needsHuman() && none) {
            warnings.add(
                    new Warning(
                            "no_refresh_token",
                            "The provider gave no refresh token: this grant ends with its access token. Ask for offline access."));
        }
        if (!first && grant.warnings().contains(Warning.KEPT_OLD)) {
            warnings.add(Warning.KEPT_OLD);
        }
        issued.remarks().forEach(r -> warnings.add(new Warning(r.code(), r.detail())));
        return warnings;
    }
}
