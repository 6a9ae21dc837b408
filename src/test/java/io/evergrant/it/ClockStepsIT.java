package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Served;
import io.evergrant.demo.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database's time of day steps under grants whose tokens live for an hour. Whether one has ended, the provider says. */
@Tag("h2-only")
@Tag("long")
class ClockStepsIT {
    private static final int GRANTS = 8;
    private static final Duration SOME = Duration.ofMinutes(8);

    private static TimedHub stepped;

    @BeforeAll
    static void start() {
        stepped = new TimedHub(Servers.onH2("clock"));
    }

    @AfterAll
    static void stop() {
        stepped.close();
    }

    @BeforeEach
    void settle() {
        stepped.settle();
    }

    /** A grant for each subject, with a token that this node has received. */
    private static Scene grants() {
        Scene scene = stepped.scene();
        for (String subject : subjects()) {
            List<String> tokens = scene.demo.control().consented(scene.name, subject, List.of("tickets.read"));
            tokens.forEach(Secrets::used);
            scene.hub
                    .put(path(scene, subject), Map.of("refreshToken", tokens.get(0)))
                    .expectSaved();
        }
        Await.until("all have a token", Duration.ofSeconds(60), () -> renewals(scene) == GRANTS);
        return scene;
    }

    private static List<String> subjects() {
        return IntStream.range(0, GRANTS).mapToObj(i -> "s" + i).toList();
    }

    private static String path(Scene scene, String subject) {
        return "/api/profiles/" + scene.name + "/grants/" + subject;
    }

    private static int renewals(Scene scene) {
        return scene.demo.control().count("token:refresh_token");
    }

    private static void forget(Scene scene) {
        subjects().forEach(subject -> scene.hub.delete(path(scene, subject)).expect(204));
        stepped.leave(scene);
    }

    private static Answer token(Scene scene, String subject) {
        return scene.token("?minTtl=PT0S&subject=" + subject).expect(200);
    }

    /** Of the first half somebody asks every eight minutes, of the others nobody: the timer alone keeps them alive. */
    private static void live(Scene scene, Duration time) throws Exception {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(SOME)) {
            stepped.pass(SOME);
            for (String subject : subjects().subList(0, GRANTS / 2)) {
                assertThat(ProviderApi.accepts(scene, token(scene, subject)))
                        .as("%s, %s after the step", subject, passed.plus(SOME))
                        .isEqualTo(200);
                assertThat(token(scene, subject).json().getInt("expires_in"))
                        .as("what callers are told is no longer than what is left")
                        .isLessThanOrEqualTo(left(scene, subject));
            }
        }
    }

    private static int left(Scene scene, String subject) {
        String held = token(scene, subject).text("access_token");
        Token token = scene.demo.control().tokens().stream()
                .filter(t -> t.value().equals(held))
                .findFirst()
                .orElseThrow();
        return (int) Duration.between(demoNow(scene), token.expiresAt()).toSeconds() + 1;
    }

    /** The demo dates its log by its own clock. */
    private static Instant demoNow(Scene scene) {
        List<Served> log = scene.demo.control().log();
        return log.get(log.size() - 1).request().at();
    }

    /** By the provider's own log: each person's token began before the one before it had ended. */
    private static void hasNoGap(Scene scene) {
        for (String subject : subjects()) {
            List<Token> tokens = scene.demo.control().tokens().stream()
                    .filter(t -> t.kind() == Token.Kind.ACCESS && subject.equals(t.account()))
                    .toList();
            for (int i = 1; i < tokens.size(); i++) {
                assertThat(tokens.get(i).issuedAt())
                        .as("token %d of %s", i, subject)
                        .isBefore(tokens.get(i - 1).expiresAt());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "PT2H", "PT-10M", "PT-2H"})
    @DisplayName(
            "P11 F15 the database's time steps, as after a failover: no storm, no expired token served, claims unhurt")
    void theDatabasesTimeSteps(String step) throws Exception {
        Scene scene = grants();
        stepped.pass(SOME);
        stepped.stepDatabase(Duration.parse(step));
        stepped.ticks(3);
        assertThat(renewals(scene)).as("nothing is due for it").isEqualTo(GRANTS);
        live(scene, Duration.ofMinutes(48));
        hasNoGap(scene);
        assertThat(renewals(scene)).as("one each in 56 minutes").isEqualTo(2 * GRANTS);
        assertThat(scene.demo.control().reuses()).isZero();
        for (String subject : subjects()) {
            Answer grant = scene.hub.get(path(scene, subject));
            assertThat(grant.text("status")).isEqualTo("active");
            assertThat(grant.json().getInt("failures")).isZero();
        }
        forget(scene);
    }

    @Test
    @DisplayName("P11 a consent's link of ten minutes is over after twenty at half speed")
    void linksAreNotMadeImmortal() {
        Scene scene = stepped.scene();
        Answer link = scene.ask(Map.of("expiresIn", "PT10M"));
        stepped.stepDatabase(Duration.ofHours(-2));
        stepped.pass(Duration.ofMinutes(21));
        assertThat(scene.hub.get("/api/consents/" + link.text("id")).text("status"))
                .isEqualTo("expired");
        stepped.leave(scene);
    }

    @Test
    @Tag("long")
    @DisplayName("P11 twelve hours in which the database's time steps by anything up to two hours")
    void anySteps() throws Exception {
        Random random = new Random(11);
        Scene scene = grants();
        for (int hour = 0; hour < 12; hour++) {
            stepped.stepDatabase(Duration.ofSeconds((random.nextInt(7_000) + 200L) * (random.nextBoolean() ? 1 : -1)));
            live(scene, Duration.ofHours(1));
        }
        hasNoGap(scene);
        assertThat(renewals(scene)).as("every 45 minutes at most").isBetween(GRANTS * 12, GRANTS * 19);
        assertThat(scene.demo.control().reuses()).isZero();
        forget(scene);
    }
}
