package io.evergrant.refresh;

import io.evergrant.endpoint.TokenEndpoint;
import io.evergrant.endpoint.TokenOutcome;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.ClaimAnswer;
import io.evergrant.grant.ClaimAnswer.Busy;
import io.evergrant.grant.ClaimAnswer.Claimed;
import io.evergrant.grant.ClaimAnswer.Denied;
import io.evergrant.grant.ClaimAnswer.Lost;
import io.evergrant.grant.ClaimAnswer.NotDue;
import io.evergrant.grant.Claims;
import io.evergrant.grant.Journal;
import io.evergrant.grant.Replay;
import io.evergrant.grant.Wish;
import io.evergrant.node.Changed;
import io.evergrant.node.NodeClock;
import io.evergrant.node.Outage;
import io.evergrant.node.OwnThreads;
import io.evergrant.node.Stopping;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one way to a new token: claim, call, record. One flight per grant in this node, one claim in the cluster; no
 * thread, no connection and no transaction is held while the provider answers, but the one thread that asks it.
 */
@ApplicationScoped
public class TokenRefresh {
    private static final Logger LOG = Logger.getLogger(TokenRefresh.class.getName());

    /** So long a caller waits at most. */
    static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final long LOOK_AGAIN_MILLIS = 100;

    /** At most so many refreshes on the wire at once: so many a crash of this node can cost with a strict provider. */
    static final int SLOTS = 24;

    /** Threads for those who only look whether their turn has come, when every slot waits for a provider. */
    private static final int LOOKING = 8;

    @Inject
    Claims claims;

    @Inject
    Recording recording;

    @Inject
    Journal journal;

    @Inject
    Replay replay;

    @Inject
    TokenEndpoint endpoint;

    @Inject
    NodeClock clock;

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Resource
    ManagedThreadFactory factory;

    private OwnThreads threads;
    private final ConcurrentHashMap<String, Flight> flights = new ConcurrentHashMap<>();
    private final Semaphore slots = new Semaphore(SLOTS, true);
    private volatile boolean draining;
    private final AtomicLong settings = new AtomicLong();

    /** A renewal on its way, and how often settings had been changed when it began: it asks for what they said then. */
    private static final class Flight extends CompletableFuture<Renewal> {
        private final long settings;

        Flight(long settings) {
            this.settings = settings;
        }
    }

    @PostConstruct
    void begin() {
        threads = new OwnThreads(SLOTS + LOOKING, factory);
    }

    @PreDestroy
    void end() {
        threads.close();
    }

    /** Who joins a flight from now on may want something else than what it asks for. */
    void changed(@Observes Changed change) {
        if (change.is("profile") || change.is("provider") || change.isEverything()) {
            settings.incrementAndGet();
        }
    }

    /** Renews a grant, or joins the renewal that is on its way; never blocks. */
    public CompletionStage<Renewal> renew(String grantId, Wish wish) {
        return renew(grantId, wish, clock.nanoTime() + PATIENCE.toNanos());
    }

    /** The same for one who has waited already, and goes on doing so until a monotonic time of this node. */
    CompletableFuture<Renewal> renew(String grantId, Wish wish, long deadline) {
        Flight mine = new Flight(settings.get());
        Flight flying = flights.putIfAbsent(grantId, mine);
        if (flying != null) {
            boolean forThis = flying.settings == settings.get();
            return flying.copy()
                    .thenComposeAsync(
                            renewal -> forThis && answers(renewal, wish, deadline)
                                    ? CompletableFuture.completedFuture(renewal)
                                    : renew(grantId, wish, deadline),
                            executor);
        }
        mine.whenComplete((renewal, failure) -> flights.remove(grantId, mine));
        run(() -> attempt(grantId, wish, mine, deadline), mine);
        return mine.copy()
                .thenComposeAsync(
                        renewal -> looksAgain(renewal, wish, deadline)
                                ? renew(grantId, wish, deadline)
                                : CompletableFuture.completedFuture(renewal),
                        executor);
    }

    /** The answer came too late for its grant: whoever needs a token is given the newer one. */
    private boolean looksAgain(Renewal renewal, Wish wish, long deadline) {
        boolean needsAToken = wish instanceof Wish.Caller || wish instanceof Wish.Rejected;
        return needsAToken && Denials.isSuperseded(renewal) && clock.nanoTime() <= deadline;
    }

    /** Whether another's flight answers one who joined it: a token that is good enough, or a reason that is everyone's. */
    private boolean answers(Renewal renewal, Wish wish, long deadline) {
        return renewal instanceof Renewal.Fresh fresh
                ? fresh.renewed() || wish.satisfiedBy(fresh.token(), clock)
                : renewal instanceof Renewal.Unavailable unavailable
                        && !looksAgain(renewal, wish, deadline)
                        && (!Denials.isBusy(unavailable.denial()) || clock.nanoTime() > deadline);
    }

    /** Whether this node works on a grant: in flight, or answered and not yet in the database. */
    boolean isFlying(String grantId) {
        return flights.containsKey(grantId) || recording.unwritten(grantId).isPresent();
    }

    int freeSlots() {
        return draining ? 0 : slots.availablePermits();
    }

    private void attempt(String grantId, Wish wish, CompletableFuture<Renewal> flight, long deadline) {
        Renewal kept = recording.unwritten(grantId).orElse(null);
        if (kept instanceof Renewal.Fresh fresh && !wish.satisfiedBy(fresh.token(), clock)) {
            lookAgain(grantId, wish, flight, deadline);
            return;
        }
        if (kept != null) {
            flight.complete(kept);
            return;
        }
        if (draining || !replay.done() || !slots.tryAcquire()) {
            lookAgain(grantId, wish, flight, deadline);
            return;
        }
        boolean again;
        try {
            again = !claimAndSend(grantId, wish, flight);
        } finally {
            slots.release();
        }
        if (again) {
            lookAgain(grantId, wish, flight, deadline);
        }
    }

    /** Whether the flight has ended, or will by itself. */
    private boolean claimAndSend(String grantId, Wish wish, CompletableFuture<Renewal> flight) {
        ClaimAnswer answer;
        try {
            answer = claims.claim(grantId, wish);
            if (answer instanceof Lost lost) {
                replay.giveBack(lost.entry());
                return false;
            }
        } catch (RuntimeException e) {
            if (Outage.isCollision(e)) {
                return false;
            }
            if (!Outage.is(e)) {
                throw e;
            }
            LOG.log(Level.FINE, "No claim without a database.", e);
            flight.complete(new Renewal.Unavailable(Denials.databaseAway(clock.instant())));
            return true;
        }
        if (answer instanceof Claimed claim) {
            send(claim, flight);
        } else if (answer instanceof NotDue notDue) {
            flight.complete(new Renewal.Fresh(notDue.token(), false));
        } else if (answer instanceof Denied denied) {
            flight.complete(new Renewal.Unavailable(denied.denial()));
        }
        return !(answer instanceof Busy);
    }

    /** Someone else is at it, or no slot is free: a waiter looks again, and never sends outside a claim. */
    private void lookAgain(String grantId, Wish wish, CompletableFuture<Renewal> flight, long deadline) {
        if (wish instanceof Wish.Clock || clock.nanoTime() > deadline) {
            flight.complete(new Renewal.Unavailable(Denials.waitedLongEnough(clock.instant())));
            return;
        }
        scheduler.schedule(
                () -> run(() -> attempt(grantId, wish, flight, deadline), flight),
                LOOK_AGAIN_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private void send(Claimed claim, CompletableFuture<Renewal> flight) {
        TokenOutcome outcome;
        long sent = clock.nanoTime();
        try {
            outcome = ask(claim, () -> maySend(claim));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A token request for " + claim.profile().name() + " failed by a fault of ours.", e);
            outcome = Denials.ourFault();
        }
        Duration took = Duration.ofNanos(clock.nanoTime() - sent);
        if (outcome instanceof Issued issued) {
            journal.keep(claim, issued);
        }
        recording.write(claim, outcome, took, flight);
    }

    /** Asked when all is ready to be written: a frozen node wakes up and finds its claim taken over. */
    private boolean maySend(Claimed claim) {
        return ClaimAge.of(claim, clock.nanoTime(), clock.wallNanos()).maySend();
    }

    private TokenOutcome ask(Claimed claim, BooleanSupplier inTime) {
        return switch (claim.profile().grantType()) {
            case AUTHORIZATION_CODE ->
                endpoint.refresh(
                        claim.provider(),
                        claim.profile(),
                        Objects.requireNonNull(claim.refreshToken()),
                        claim.account(),
                        inTime);
            case CLIENT_CREDENTIALS -> endpoint.clientCredentials(claim.provider(), claim.profile(), inTime);
            case JWT_BEARER -> endpoint.jwtBearer(claim.provider(), claim.profile(), claim.subject(), inTime);
        };
    }

    private void run(Runnable step, CompletableFuture<Renewal> flight) {
        try {
            threads.execute(() -> {
                try {
                    step.run();
                } catch (RuntimeException | Error e) {
                    flight.completeExceptionally(e);
                    throw e;
                }
            });
        } catch (RuntimeException | Error e) {
            flight.completeExceptionally(e); // an Error, too: no thread can be made, and nobody else would end it
        }
    }

    /** Lets what is on the wire come home; nothing new is sent. */
    void drain(@Observes Stopping event) {
        draining = true;
        try {
            if (!slots.tryAcquire(SLOTS, 22, TimeUnit.SECONDS)) {
                LOG.warning("Token requests were still on their way when the server stopped.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
