package io.evergrant.refresh;

import io.evergrant.client.AccessToken;
import io.evergrant.client.AccessTokenSource;
import io.evergrant.client.GrantUnavailableException;
import io.evergrant.client.GrantUnavailableException.Reason;
import io.evergrant.client.ProfileName;
import io.evergrant.client.Subject;
import io.evergrant.grant.ClaimAnswer.Denial;
import io.evergrant.grant.Grants;
import io.evergrant.grant.HeldToken;
import io.evergrant.grant.Wish;
import io.evergrant.node.Comeback;
import io.evergrant.node.NodeClock;
import io.evergrant.node.Outage;
import io.evergrant.profile.Profile;
import io.evergrant.profile.Profiles;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    Comeback comeback;

    @Inject
    NodeClock clock;

    @Resource
    ManagedExecutorService executor;

    /**
     * A token, and how it was come by.
     *
     * @param renewed whether it was fetched for this caller
     */
    public record Handed(HeldToken token, boolean renewed) {}

    /** What a caller asks for, and how long it waits: until a monotonic time of this node. */
    private record Question(
            String profile,
            String subject,
            @Nullable Duration minTtl,
            @Nullable String rejectedHash,
            long deadline) {
        Wish wish() {
            return rejectedHash == null ? new Wish.Caller(minTtl) : new Wish.Rejected(rejectedHash);
        }
    }

    /**
     * A token for this profile and subject; never blocks for the provider.
     *
     * @param minTtl the least life the caller needs, or null for the usual
     * @param rejectedHash the hash of a token that was answered with 401, or null
     * @return fails with {@link GrantUnavailableException}
     */
    public CompletionStage<Handed> token(
            String profile, String subject, @Nullable Duration minTtl, @Nullable String rejectedHash) {
        return answer(new Question(
                profile, subject, minTtl, rejectedHash, clock.nanoTime() + TokenRefresh.PATIENCE.toNanos()));
    }

    private CompletionStage<Handed> answer(Question question) {
        HeldToken dead = cache.remembered(question.profile(), question.subject());
        if (dead != null && !dead.lives(clock)) {
            return renewed(dead, dead.grantId(), question); // hundreds may wait: none of them reads what is known
        }
        HeldToken held;
        try {
            held = cache.find(question.profile(), question.subject()).orElse(null);
            if (held == null) {
                return fetch(question);
            }
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                return whenTheDatabaseIsBack(question, Denials.databaseAway(clock.instant()));
            }
            throw e;
        }
        if (question.rejectedHash() != null) {
            return renewed(held, held.grantId(), question);
        }
        if (!held.lives(clock, held.leastLife(question.minTtl())) || held.waitWhenStale() && held.stale(clock)) {
            return renewed(held, held.grantId(), question);
        }
        if (held.stale(clock)) {
            renewBehind(held);
        }
        return CompletableFuture.completedFuture(new Handed(held, false));
    }

    /** A restart takes seconds, and the token may be in there: whoever has none waits for it. */
    private CompletionStage<Handed> whenTheDatabaseIsBack(Question question, Denial denial) {
        if (clock.nanoTime() > question.deadline()) {
            return unavailable(question, denial);
        }
        return comeback.awaited()
                .thenComposeAsync(back -> back ? answer(question) : unavailable(question, denial), executor);
    }

    private CompletionStage<Handed> unavailable(Question question, Denial denial) {
        return CompletableFuture.failedFuture(unavailabilities.of(question.profile(), question.subject(), denial));
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
    private CompletionStage<Handed> fetch(Question question) {
        Profile profile = profiles.get(question.profile());
        Optional<String> grant = profile.grantType().needsHuman()
                ? grants.find(question.profile(), question.subject()).map(g -> g.id())
                : Optional.of(begun(profile, question.subject()));
        return grant.map(id -> renewed(null, id, question))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        unavailabilities.noGrant(question.profile(), question.subject())));
    }

    /** Many first callers begin one grant: whoever loses the race finds the winner's. */
    private String begun(Profile profile, String subject) {
        try {
            return grants.machine(profile, subject).id();
        } catch (PersistenceException lost) {
            return grants.find(profile.name(), subject).orElseThrow(() -> lost).id();
        }
    }

    private CompletionStage<Handed> renewed(@Nullable HeldToken held, String grantId, Question question) {
        Wish wish = held == null ? new Wish.Caller(question.minTtl()) : question.wish();
        return refresh.renew(grantId, wish, question.deadline()).thenCompose(renewal -> {
            if (renewal instanceof Renewal.Fresh fresh) {
                cache.put(fresh.token());
                return CompletableFuture.completedFuture(new Handed(fresh.token(), fresh.renewed()));
            }
            Denial denial = ((Renewal.Unavailable) renewal).denial();
            if (held != null && Denials.isForWantOfGrant(denial)) {
                cache.forget(question.profile(), question.subject());
                return answer(question); // what was remembered was another grant's: the next look reads
            }
            if (held != null && held.lives(clock) && !(wish instanceof Wish.Rejected)) {
                // a token that lives is handed out whatever ails the grant
                return CompletableFuture.completedFuture(new Handed(held, false));
            }
            return Denials.isForWantOfDatabase(denial)
                    ? whenTheDatabaseIsBack(question, denial)
                    : unavailable(question, denial);
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
