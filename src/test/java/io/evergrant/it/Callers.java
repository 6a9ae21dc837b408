package io.evergrant.it;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Programs that ask each node for the tokens of random grants, so many a second whether the last ones were answered or
 * not. Who asks a node that is down, or dies, goes to the other: as behind a load balancer.
 */
final class Callers {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Queue<TokenCall> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Herd herd;
    private final List<String> people;
    private final List<MortalNode> nodes;

    Callers(Herd herd, List<MortalNode> nodes) {
        this.herd = herd;
        this.people = herd.people();
        this.nodes = nodes;
    }

    Callers begin(int perSecondAndNode) {
        for (MortalNode node : nodes) {
            long pause = TimeUnit.SECONDS.toMicros(1) / perSecondAndNode;
            clock.scheduleAtFixedRate(() -> askSomebody(node), pause, pause, TimeUnit.MICROSECONDS);
        }
        return this;
    }

    /** No more questions; the answers to those that are under way are waited for. */
    List<TokenCall> end() {
        clock.shutdownNow();
        Await.until("every caller has its answer", Duration.ofMinutes(2), () -> waiting.get() == 0);
        return new ArrayList<>(calls);
    }

    private void askSomebody(MortalNode node) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Scene scene = herd.scenes.get(random.nextInt(herd.scenes.size()));
        ask(scene, people.get(random.nextInt(people.size())), node.isUp() ? node : other(node), true);
    }

    private MortalNode other(MortalNode node) {
        return nodes.get((nodes.indexOf(node) + 1) % nodes.size());
    }

    private void ask(Scene scene, String subject, MortalNode node, boolean mayGoOn) {
        String query = "?subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(node.base() + "/api/profiles/" + scene.name + "/token" + query))
                .header("Authorization", "Bearer " + Servers.ADMIN_KEY)
                .timeout(Duration.ofSeconds(60))
                .build();
        Instant asked = Instant.now();
        waiting.incrementAndGet();
        http.sendAsync(request, BodyHandlers.ofString()).whenComplete((response, failure) -> {
            Instant answered = Instant.now();
            boolean up = node.wasUp(asked, answered);
            calls.add(new TokenCall(
                    scene,
                    subject,
                    asked,
                    answered,
                    up,
                    Optional.ofNullable(response).map(Callers::answer)));
            if (!up && mayGoOn && (response == null || response.statusCode() != 200)) {
                ask(scene, subject, other(node), false);
            }
            waiting.decrementAndGet();
        });
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body(), response);
    }
}
