package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Client;
import io.evergrant.demo.Control;
import io.evergrant.demo.Fault;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What befalls a provider befalls a thousand people: one crowd, and one misfortune after the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class ThousandGrantsIT {
    private static final int SIZE = 1000;
    private static final int CONCURRENCY = 8;
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Duration TOKEN = Duration.ofHours(1);
    private static final Duration PROBE = Duration.ofMinutes(16);

    private static Crowd crowd;

    @BeforeAll
    static void moveIn() {
        Scene scene = Scene.on(Stepped.hub()).provider(Map.of("concurrency", CONCURRENCY));
        crowd = new Crowd(scene, SIZE).moveIn(Stepped.now().plus(TOKEN));
    }

    private static Control demo() {
        return crowd.scene.demo.control();
    }

    private static List<JsonObject> notices(String kind) {
        return Stepped.hub().get("/api/notices?limit=1000").expect(200).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(n -> n.getString("object").contains(crowd.scene.name))
                .filter(n -> n.getString("kind").equals(kind))
                .toList();
    }

    @Test
    @Order(1)
    @DisplayName(
            "another client id saved: a thousand grants are kept and say so, none is sent; with the old id all go on")
    void anotherClientIdSpendsNothing() {
        Scene scene = crowd.scene;
        demo().register(Client.withSecret("another", scene.secret));
        scene.provider(Map.of("clientId", "another", "concurrency", CONCURRENCY));
        crowd.awaitAll("suspended", MINUTE);
        Stepped.by(TOKEN);
        Await.until(
                "each has been looked at",
                MINUTE,
                () -> crowd.grants().stream()
                        .noneMatch(
                                g -> Instant.parse(g.getString("nextRefreshAt")).isBefore(Stepped.now())));
        assertThat(crowd.grants()).allSatisfy(grant -> {
            assertThat(grant.getString("status")).isEqualTo("suspended");
            assertThat(grant.getJsonObject("lastError").getString("code")).isEqualTo("client_changed");
        });
        assertThat(scene.tokenRequests()).isZero();
        Instant back = Stepped.now();
        scene.provider(Map.of("concurrency", CONCURRENCY));
        told("the old client id", crowd.awaitRenewed(back, MINUTE));
        assertThat(scene.tokenRequests()).isEqualTo(SIZE);
    }

    @Test
    @Order(2)
    @DisplayName("P19 F20 a wrong client secret: one notice, no death, eight requests; all live within a minute of the"
            + " right one")
    void aWrongSecretKillsNoOne() {
        Scene scene = crowd.scene;
        scene.provider(Map.of("clientSecret", Secrets.random("wrong"), "concurrency", CONCURRENCY));
        int before = scene.tokenRequests();
        Stepped.by(TOKEN);
        Await.until(
                "it is paused",
                Await.ofQuiet(MINUTE),
                () -> crowd.providerStatus().equals("paused"));
        Stepped.ticks(3);
        int sent = scene.tokenRequests() - before;
        assertThat(sent).isBetween(1, CONCURRENCY);
        for (int probes = 1; probes <= 3; probes++) {
            Stepped.by(PROBE);
            Stepped.ticks(2);
            assertThat(scene.tokenRequests() - before)
                    .as("one probe in a quarter")
                    .isEqualTo(sent + probes);
        }
        assertThat(crowd.statuses()).isEqualTo(Map.of("suspended", (long) SIZE));
        assertThat(notices("provider_paused")).hasSize(1);
        assertThat(notices("consent_required")).isEmpty();
        Instant mended = Stepped.now();
        scene.provider(Map.of("concurrency", CONCURRENCY));
        told("the right secret", crowd.awaitRenewed(mended, MINUTE));
        assertThat(demo().mostInFlight()).isLessThanOrEqualTo(CONCURRENCY);
        assertThat(notices("provider_paused")).hasSize(1);
    }

    @Test
    @Order(3)
    @Tag("long")
    @DisplayName("F21 P10 a thousand that die and a slow provider starve no one")
    void aBadFewStarveNoOne() {
        Scene slow = Scene.on(Stepped.hub()).provider(Map.of("concurrency", CONCURRENCY));
        Crowd sluggish = new Crowd(slow, 40).moveIn(Stepped.now().plus(TOKEN.minusMinutes(20)));
        slow.demo.control().arm(Fault.at("token").delay(Duration.ofSeconds(15)).always());
        Crowd due = new Crowd(Scene.on(Stepped.hub()), 100).moveIn(Stepped.now().plus(TOKEN));
        demo().revokeAll();
        int before = crowd.scene.tokenRequests();
        Instant stepped = Stepped.now();
        Stepped.jump(TOKEN.minusMinutes(5));
        Await.until(
                "too many have died",
                Await.ofQuiet(MINUTE),
                () -> crowd.providerStatus().equals("paused"));
        crowd.scene.hub.post("/api/providers/" + crowd.scene.name + "/resume").expectSaved();
        told("the others", due.awaitRenewed(stepped, MINUTE));
        assertThat(sluggish.grants()).as("the slow one is still at it").anyMatch(g -> !Crowd.renewedSince(g, stepped));
        assertThat(slow.demo.control().mostInFlight()).isLessThanOrEqualTo(CONCURRENCY);
        crowd.awaitAll("consent_required", MINUTE.multipliedBy(2));
        slow.demo.control().heal();
        sluggish.awaitRenewed(stepped, MINUTE.multipliedBy(2));
        int sent = crowd.scene.tokenRequests() - before;
        assertThat(sent).as("each once, and those before the pause once more").isBetween(SIZE, SIZE + 2 * CONCURRENCY);
        Stepped.by(TOKEN);
        assertThat(crowd.scene.tokenRequests() - before)
                .as("the dead cost nothing")
                .isEqualTo(sent);
    }

    @Test
    @DisplayName("JWT bearer for a thousand subjects of whom two are refused: two are probed, the others are served")
    @Tag("long")
    void twoOfAThousandSubjectsAreRefused() {
        twoSubjectsAreRefused(SIZE);
    }

    @Test
    @DisplayName("JWT bearer for a hundred subjects of whom two are refused: two are probed, the others are served")
    void twoOfAHundredSubjectsAreRefused() {
        twoSubjectsAreRefused(SIZE / 10);
    }

    /** The provider's answers bear the stepped time, too: by theirs an assertion is dated. */
    private static void twoSubjectsAreRefused(int size) {
        Scene scene = Scene.on(Stepped.hub());
        Stepped.alongside(scene.demo);
        try (DateRelay relay = new DateRelay(scene.demo.issuer(), Stepped::ahead)) {
            twoSubjectsAreRefused(scene, jwtBearer(scene, relay.base() + "/token", size), size);
        }
    }

    private static void twoSubjectsAreRefused(Scene scene, Crowd subjects, int size) {
        List<String> refused = List.of("person-007", "person-070");
        refused.forEach(subject -> scene.demo
                .control()
                .arm(Fault.at("token")
                        .assertionFor(subject)
                        .error("invalid_grant")
                        .always()));
        Crowd.each(
                Crowd.people(size),
                subject -> scene.token("?subject=" + subject).expect(refused.contains(subject) ? 409 : 200));
        for (int quarter = 1; quarter <= 6; quarter++) {
            Stepped.by(PROBE);
        }
        Await.until(
                "the others are served",
                MINUTE,
                () -> subjects.statuses().equals(Map.of("active", size - 2L, "suspended", 2L)));
        Crowd.each(
                Crowd.people(size),
                subject -> scene.token("?subject=" + subject).expect(refused.contains(subject) ? 409 : 200));
        assertThat(subjects.providerStatus()).isEqualTo("ok");
        for (String subject : refused) {
            assertThat(requestsFor(scene, subject))
                    .as("at most a probe in each quarter; a quarter may pass before its turn among a thousand has come")
                    .isBetween(3L, 7L);
        }
    }

    private static long requestsFor(Scene scene, String subject) {
        return scene.demo.control().log("token").stream()
                .filter(call -> subject.equals(call.request().assertionSubject()))
                .count();
    }

    private static Crowd jwtBearer(Scene scene, String tokenEndpoint, int size) {
        JsonObject key = scene.hub
                .put("/api/keys/" + scene.name, Map.of("generate", "ES256"))
                .expectSaved()
                .json();
        String keys = "{\"keys\":[" + key.getJsonObject("publicJwk") + "]}";
        scene.demo
                .control()
                .register(
                        new Client(scene.name, scene.secret, "client_secret_basic", List.of(), null, keys, List.of()));
        scene.provider(Map.of("concurrency", CONCURRENCY, "tokenEndpoint", tokenEndpoint));
        Crowd subjects = new Crowd(scene, size);
        scene.profile(Map.of(
                "grantType",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "scopes",
                List.of("tickets.read"),
                "jwt",
                Map.of(
                        "issuer", scene.name,
                        "audience", scene.demo.issuer(),
                        "signingKey", scene.name)));
        return subjects;
    }

    private static void told(String what, Duration took) {
        System.out.println("a thousand grants, " + what + ": " + took.toMillis() + " ms");
    }
}
