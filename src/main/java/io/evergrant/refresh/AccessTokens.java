package io.evergrant.refresh;

import io.evergrant.client.AccessToken;
import io.evergrant.client.AccessTokenSource;
import io.evergrant.client.GrantUnavailableException;
import io.evergrant.client.GrantUnavailableException.Reason;
import io.evergrant.client.ProfileName;
import io.evergrant.client.Subject;
import io.evergrant.grant.Grants;
import io.evergrant.grant.HeldToken;
import io.evergrant.grant.Wish;
import io.evergrant.node.NodeClock;
import io.evergrant.node.Outage;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Hands tokens out. Fresh: from this node's memory. Stale: the same, and renewed behind the caller's back. Expired: the
 * caller waits for the one renewal that is on its way.
 */
@ApplicationScoped
public class AccessTokens implements AccessTokenSource {
    @Inject
    TokenCache cache;

    @Inject
    TokenRefresh refresh;

    @Inject
    Grants grants;

    @Inject
    Profiles profiles;

    @Inject
    Unavailabilities unavailabilities;

    @Inject
    NodeClock clock;

    /**
     * A token, and how it was come by.
     *
     * @param renewed whether it was fetched for this caller
     */
    public record Handed(HeldToken token, boolean renewed) {}

    /**
     * A token for this profile and subject; never blocks for the provider.
     *
     * @param minTtl the least life the caller needs, or null for the usual
     * @param rejectedHash the hash of a token that was answered with 401, or null
     * @return fails with {@link GrantUnavailableException}
     */
    public CompletionStage<Handed> token(
            String profile, String subject, @Nullable Duration minTtl, @Nullable String rejectedHash) {
        HeldToken held;
        try {
            held = cache.find(profile, subject).orElse(null);
            if (held == null) {
                return fetch(profile, subject, new Wish.Caller(minTtl));
            }
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                return CompletableFuture.failedFuture(
                        unavailabilities.of(profile, subject, Denials.databaseAway(clock.instant())));
            }
            throw e;
        }
        if (rejectedHash != null) {
            return renewed(held, held.grantId(), profile, subject, new Wish.Rejected(rejectedHash));
        }
        if (!held.lives(clock, held.leastLife(minTtl)) || held.waitWhenStale() && held.stale(clock)) {
            return renewed(held, held.grantId(), profile, subject, new Wish.Caller(minTtl));
        }
        if (held.stale(clock)) {
            renewBehind(held);
        }
        return CompletableFuture.completedFuture(new Handed(held, false));
    }

    private void renewBehind(HeldToken held) {
        if (cache.mayRenewBehind(held)) {
            refresh.renew(held.grantId(), new Wish.Stale()).whenComplete((renewal, failure) -> {
                if (renewal instanceof Renewal.Fresh fresh) {
                    cache.put(fresh.token());
                }
            });
        }
    }

    /** There is no token yet: a machine's grant begins here, a person's needs the person. */
    private CompletionStage<Handed> fetch(String profileName, String subject, Wish wish) {
        Profile profile = profiles.get(profileName);
        Optional<String> grant = profile.grantType().needsHuman()
                ? grants.find(profileName, subject).map(g -> g.id())
                : Optional.of(begun(profile, subject));
        return grant.map(id -> renewed(null, id, profileName, subject, wish))
                .orElseGet(() -> CompletableFuture.failedFuture(unavailabilities.noGrant(profileName, subject)));
    }

    /** Many first callers begin one grant: whoever loses the race finds the winner's. */
    private String begun(Profile profile, String subject) {
        try {
            return grants.machine(profile, subject).id();
        } catch (PersistenceException lost) {
            return grants.find(profile.name(), subject).orElseThrow(() -> lost).id();
        }
    }

    private CompletionStage<Handed> renewed(
            @Nullable HeldToken held, String grantId, String profile, String subject, Wish wish) {
        return refresh.renew(grantId, wish).thenApply(renewal -> {
            if (renewal instanceof Renewal.Fresh fresh) {
                cache.put(fresh.token());
                return new Handed(fresh.token(), fresh.renewed());
            }
            Renewal.Unavailable unavailable = (Renewal.Unavailable) renewal;
            if (held != null && held.lives(clock) && !(wish instanceof Wish.Rejected)) {
                return new Handed(held, false); // a token that lives is handed out whatever ails the grant
            }
            throw new CompletionException(unavailabilities.of(profile, subject, unavailable.denial()));
        });
    }

    @Override
    public AccessToken accessToken(ProfileName profile, Subject subject) {
        return join(accessTokenAsync(profile, subject));
    }

    @Override
    public AccessToken rejected(AccessToken token) {
        return join(rejectedAsync(token));
    }

    @Override
    public CompletionStage<AccessToken> accessTokenAsync(ProfileName profile, Subject subject) {
        return token(profile.value(), subject.value(), null, null).thenApply(h -> forClient(h.token()));
    }

    @Override
    public CompletionStage<AccessToken> rejectedAsync(AccessToken token) {
        return token(token.profile().value(), token.subject().value(), null, token.hash())
                .thenApply(h -> forClient(h.token()));
    }

    private AccessToken forClient(HeldToken held) {
        Duration left = held.left(clock);
        return new AccessToken(
                new ProfileName(held.profile()),
                new Subject(held.subject()),
                held.token().reveal(),
                held.type(),
                left == null ? null : clock.instant().plus(left),
                Set.copyOf(held.scopes()),
                held.origins().stream().map(URI::create).toList());
    }

    /** Waits no longer than a renewal may take; the flight itself goes on. */
    private static AccessToken join(CompletionStage<AccessToken> token) {
        try {
            return token.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("The token could not be had.", e.getCause());
        } catch (TimeoutException e) {
            throw new GrantUnavailableException(
                    Reason.PROVIDER_UNAVAILABLE, "The token has not come within 30 s.", null, Duration.ofSeconds(5), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while it waited for a token.", e);
        }
    }
}
