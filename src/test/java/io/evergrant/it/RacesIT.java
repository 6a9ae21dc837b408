package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Delete, a new consent and a refresh of the same grant race each other in every order that there is. In a test's name: R is
 * the refresh (claims, sends, keeps), C the consent (begins, exchanges, keeps), D the deletion (forgets, revokes).
 */
@Tag("long")
class RacesIT {
    private static final int SAMPLE = 12;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AtomicInteger PERSONS = new AtomicInteger();
    private static LibertyServer server;
    private static Scene scene;

    @BeforeAll
    static void start() {
        server = Servers.onThisRunsDatabase("races").with(Overlay.war()).start();
        scene = Scene.on(new Hub(server.base(), Servers.ADMIN_KEY));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** {@code -Devergrant.it.seed=…} draws the same ones again. */
    static List<Order> some() {
        long seed = Long.getLong("evergrant.it.seed", System.nanoTime());
        System.out.println("These orders were drawn with the seed " + seed);
        return Order.some(SAMPLE, seed);
    }

    static List<Order> all() {
        String only = System.getProperty("evergrant.it.order");
        return only == null ? Order.all() : List.of(Order.of(only));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("some")
    @DisplayName("F7 P2 whatever the order, the last human act wins (some orders, drawn by chance)")
    void theLastHumanActWins(Order order) {
        race(order);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    @DisplayName("F7 P2 whatever the order, the last human act wins (all orders)")
    void theLastHumanActWinsInEveryOrder(Order order) {
        race(order);
    }

    private static void race(Order order) {
        Race race = new Race(scene, "person-" + PERSONS.incrementAndGet());
        race.run(order);
        if (order.consentIsTheLastWord()) {
            consentWins(race);
        } else {
            deletionWins(race);
        }
        assertThat(scene.demo.control().reuses()).isZero();
    }

    /** The grant is there, with the new consent's tokens and no others, and they live. */
    private static void consentWins(Race race) {
        assertThat(scene.hub.get(race.grant()).expect(200).text("status")).isEqualTo("active");
        List<String> families = race.families();
        String newest = families.get(families.size() - 1);
        assertThat(race.family(race.token().expect(200).text("access_token"))).isEqualTo(newest);
        Await.until(
                "what was deleted is dead", SOON, () -> race.livingFamilies().equals(List.of(newest)));
        scene.hub.post(race.grant() + "/refresh").expect(200);
        assertThat(race.family(race.token().expect(200).text("access_token"))).isEqualTo(newest);
        assertThat(race.livingFamilies()).containsExactly(newest);
    }

    /** Nobody has tokens any more: what the grant had is dead, and so is what came too late. */
    private static void deletionWins(Race race) {
        assertThat(scene.hub.get(race.grant()).status()).isEqualTo(404);
        assertThat(race.token().status()).isEqualTo(409);
        List<String> families = race.families();
        Await.until(
                "what was deleted is dead, and what came too late: " + race.deleted + " of " + families,
                SOON,
                () -> race.livingFamilies().stream()
                        .allMatch(f -> families.indexOf(f) < families.indexOf(race.deleted)));
        assertThat(scene.hub.get(race.grant()).status()).isEqualTo(404);
    }
}
