package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database is gone for ten minutes, under a node whose tokens are asked for every second. */
@Tag("h2-only")
@Tag("long")
class TenMinutesAwayIT {
    private static final Duration AWAY = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final List<Duration> LIVES =
            List.of(Duration.ofHours(1), Duration.ofMinutes(12), Duration.ofMinutes(4));
    private static final int EACH = 17;
    private static final int IN_FLIGHT = 6;

    private static final OwnPostgres DATABASE = new OwnPostgres("ten-minutes");
    private static final LibertyServer SERVER =
            Servers.onPostgres("ten-minutes", DATABASE.url()).start();

    private final Hub hub = new Hub(SERVER.base(), Servers.ADMIN_KEY);
    private final List<Person> people = new ArrayList<>();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger refusedAlive = new AtomicInteger();
    private final AtomicInteger refusedDead = new AtomicInteger();
    private final AtomicInteger expired = new AtomicInteger();
    private final AtomicInteger empty = new AtomicInteger();

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    /** One grant, and the token that was handed out for it last. */
    private final class Person {
        private final Scene scene;
        private final String grant;
        private volatile String token = "";

        Person(Scene scene, int number) {
            this.scene = scene;
            grant = "/api/profiles/" + scene.name + "/grants/person-" + number;
        }

        private Answer ask() {
            return hub.get(grant.replace("/grants/", "/token?subject="));
        }

        /** What lives must be served, and what is served must live; a second's grace for the way. */
        void call() {
            Instant asked = Instant.now();
            Answer answer = ask();
            answers.incrementAndGet();
            if (answer.body().isEmpty()) {
                empty.incrementAndGet();
            } else if (answer.status() == 200) {
                token = answer.text("access_token");
                if (end(scene, token).isBefore(asked)) {
                    expired.incrementAndGet();
                }
            } else if (end(scene, token).isAfter(Instant.now().plusSeconds(1))) {
                refusedAlive.incrementAndGet();
            } else {
                refusedDead.incrementAndGet();
            }
        }

        boolean lives() {
            Answer answer = ask();
            return answer.status() == 200
                    && end(scene, answer.text("access_token")).isAfter(Instant.now())
                    && "active".equals(hub.get(grant).text("status"));
        }
    }

    private Instant end(Scene scene, String token) {
        return ends.computeIfAbsent(
                token,
                value -> scene.demo.control().tokens().stream()
                        .filter(t -> t.value().equals(value))
                        .findFirst()
                        .orElseThrow()
                        .expiresAt());
    }

    private Scene moveIn(Duration life) {
        Scene scene = Scene.on(hub);
        scene.provider(Map.of("concurrency", 8)).profile(Map.of("scopes", List.of("tickets.read")));
        scene.demo.control().accessTokenLifetime(life);
        for (int i = 0; i < EACH; i++) {
            List<String> tokens = scene.demo.control().consented(scene.name, "person-" + i, List.of("tickets.read"));
            tokens.forEach(Secrets::used);
            Person person = new Person(scene, i);
            people.add(person);
            hub.put(
                            person.grant,
                            Map.of(
                                    "refreshToken",
                                    tokens.get(0),
                                    "accessToken",
                                    tokens.get(1),
                                    "expiresAt",
                                    end(scene, tokens.get(1)).toString()))
                    .expectSaved();
        }
        return scene;
    }

    private int asked() {
        return people.stream()
                .map(p -> p.scene)
                .distinct()
                .mapToInt(Scene::tokenRequests)
                .sum();
    }

    /** How many are served another token than before. */
    private static long answered(List<Person> inFlight) {
        return inFlight.stream()
                .filter(p -> !p.ask().expect(200).text("access_token").equals(p.token))
                .count();
    }

    private int reuses() {
        return people.stream()
                .map(p -> p.scene)
                .distinct()
                .mapToInt(s -> s.demo.control().reuses())
                .sum();
    }

    @Test
    @DisplayName(
            "P4 P17 the database is gone for ten minutes: what lives is served, nothing is spent and nothing is lost")
    void tenMinutesWithoutADatabase() throws Exception {
        List<Scene> scenes = LIVES.stream().map(this::moveIn).toList();
        people.forEach(p -> p.token = p.ask().expect(200).text("access_token"));
        ExecutorService threads = Executors.newFixedThreadPool(16);
        scenes.forEach(
                s -> s.demo.control().arm(Fault.at("token").afterCommit().hold().times(IN_FLIGHT / scenes.size())));
        List<Person> inFlightPeople = people.stream()
                .filter(p -> p.grant.matches(".*person-[0-" + (IN_FLIGHT / scenes.size() - 1) + "]"))
                .toList();
        List<Future<Answer>> inFlight = inFlightPeople.stream()
                .map(p -> threads.submit(() -> hub.post(p.grant + "/refresh")))
                .toList();
        Await.until(
                "some answers are on their way",
                PATIENCE,
                () -> scenes.stream().mapToInt(s -> s.demo.control().held()).sum() == IN_FLIGHT);
        // quickly: an answer that takes 20 s is none
        Future<?> killed = threads.submit(DATABASE::kill);
        Await.until("nothing listens there any more", PATIENCE, DATABASE::refuses);
        scenes.forEach(s -> s.demo.control().release());
        for (Future<Answer> one : inFlight) {
            one.get();
        }
        killed.get();
        assertThat(answered(inFlightPeople))
                .as("answers that came in time, though the database was gone")
                .isEqualTo(IN_FLIGHT);
        int before = asked();
        int unhealthy = callEverySecond(threads);
        int meanwhile = asked() - before;
        DATABASE.start();
        long back = System.nanoTime();
        for (Person person : people) {
            Await.until(person.grant + " lives", PATIENCE, person::lives);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - back).toSeconds();
        assertThat(hub.get("/api/status").expect(200).json().getInt("journalled"))
                .isZero();
        for (Person person : people) {
            Await.until(
                    "each can be renewed",
                    PATIENCE,
                    () -> hub.post(person.grant + "/refresh").status() == 200);
        }
        threads.shutdown();
        System.out.printf(
                "Ten minutes without a database: %d grants, %d answers on their way; %d token calls, %d not answered though"
                        + " the token lived, %d expired tokens handed out, %d empty answers, %d refused because the"
                        + " token had died; %d health checks said so; %d token requests meanwhile; all lived %d s after"
                        + " its return; %d reuses%n",
                people.size(),
                IN_FLIGHT,
                answers.get(),
                refusedAlive.get(),
                expired.get(),
                empty.get(),
                refusedDead.get(),
                unhealthy,
                meanwhile,
                seconds,
                reuses());
        assertThat(refusedAlive).hasValue(0);
        assertThat(expired).hasValue(0);
        assertThat(empty).as("answers without a body").hasValue(0);
        assertThat(meanwhile).isZero();
        assertThat(refusedDead).as("some tokens were short-lived").hasPositiveValue();
        assertThat(unhealthy).isPositive();
        assertThat(reuses()).isZero();
    }

    /** @return how many health checks told what is wrong, of one in ten seconds */
    private int callEverySecond(ExecutorService threads) throws Exception {
        int told = 0;
        long end = System.nanoTime() + AWAY.toNanos();
        for (int second = 0; System.nanoTime() < end; second++) {
            long next = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            List<Future<?>> calls = new ArrayList<>();
            people.forEach(p -> calls.add(threads.submit(p::call)));
            for (Future<?> call : calls) {
                call.get();
            }
            if (second % 10 == 5) {
                Answer health = hub.get("/health/ready");
                assertThat(health.status()).isEqualTo(503);
                assertThat(health.body()).contains("The database does not answer", "everything goes on by itself");
                told++;
            }
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
        }
        return told;
    }
}
