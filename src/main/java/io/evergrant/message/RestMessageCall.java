package io.evergrant.message;

import io.evergrant.client.AccessTokenSource;
import io.evergrant.http.OutboundClients;
import io.evergrant.node.OwnThreads;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Sends REST messages, whoever asks: the API, the console's test, a bean in this application. */
@ApplicationScoped
public class RestMessageCall {
    private static final int MOST_SENT = 10 * 1024 * 1024;

    /** Calls on the wire; each holds a thread for as long as its target takes, and one that hangs must not stop the others'. */
    private static final int MOST_AT_ONCE = 256;

    @Inject
    Messages messages;

    @Inject
    CallKeeping keeping;

    @Inject
    AccessTokenSource tokens;

    @Inject
    OutboundClients clients;

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Resource
    ManagedThreadFactory factory;

    private OwnThreads threads;

    @PostConstruct
    void begin() {
        threads = new OwnThreads(MOST_AT_ONCE, factory);
    }

    @PreDestroy
    void end() {
        threads.close();
    }

    /**
     * Fills in, sends, and keeps the call.
     *
     * @return ends with the target's answer, whatever its status; else with {@link
     *     io.evergrant.check.NotFound}, {@link TemplateError} (nothing sent, nothing kept), {@link
     *     io.evergrant.client.GrantUnavailableException} (nothing sent) or {@link Undelivered}
     */
    public CompletionStage<Exchange> send(Sending sending) {
        return CompletableFuture.supplyAsync(() -> messages.get(sending.message()), executor)
                .thenCompose(message -> send(message, sending));
    }

    private CompletionStage<Exchange> send(RestMessage message, Sending sending) {
        MessageSettings settings = message.settings();
        Method method = settings.method(sending.method());
        Prepared bare = Filling.of(settings, method, sending);
        if (bare.bytes().length > MOST_SENT) {
            throw new TooLarge("The filled-in body has more than " + MOST_SENT + " bytes.");
        }
        Prepared request = Credentials.fixed(
                bare, settings.authentication(method), messages.secrets(message).of(settings, method));
        Errand errand = new Errand(settings, method, sending, request, tokens, clients, new Later());
        long began = System.nanoTime();
        return errand.run()
                .handleAsync(
                        (reply, failure) -> {
                            Duration took = Duration.ofNanos(System.nanoTime() - began);
                            return failure == null
                                    ? keeping.answered(settings, sending, errand, reply, took)
                                    : keeping.unsent(settings, sending, errand, unwrapped(failure), took);
                        },
                        executor);
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /**
     * The request as {@link #send} would send it, with masks where secrets will be.
     *
     * @throws TemplateError where it could not be sent
     */
    public Prepared preview(Sending sending) {
        MessageSettings settings = messages.get(sending.message()).settings();
        return preview(settings, sending);
    }

    /** The same for settings that are not saved yet. */
    public Prepared preview(MessageSettings settings, Sending sending) {
        Method method = settings.method(sending.method());
        return Credentials.masked(Filling.of(settings, method, sending), settings.authentication(method));
    }

    /** The variables that a method's templates ask for, in the order of the request. */
    public Set<String> variables(MessageSettings settings, Method method) {
        return Filling.variables(settings, method);
    }

    /** A request is larger than we send. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }

    /** A pause holds no thread: the scheduler hands over to a thread when it is over. */
    private final class Later implements Errand.Pauses {
        @Override
        public void execute(Runnable work) {
            threads.execute(work);
        }

        @Override
        public Executor after(Duration pause) {
            return work -> {
                var unused = scheduler.schedule(() -> threads.execute(work), pause.toMillis(), TimeUnit.MILLISECONDS);
            };
        }
    }
}
