package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.demo.Settings;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F5 F18 R2 R3: a hub with a small pool and a clock to step; what is slow or dead over there harms nobody here. */
@Tag("postgresql-seldom")
class EarlyRefreshIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> SCOPES = List.of("tickets.read");

    private static LibertyServer server;
    private static Hub hub;

    @BeforeAll
    static void start() throws IOException {
        Path overrides = Files.createDirectories(Run.FOLDER.resolve("early/servers/hub/configDropins/overrides"));
        Files.writeString(
                overrides.resolve("pool.xml"),
                "<server><dataSource id=\"DefaultDataSource\">"
                        + "<connectionManager maxPoolSize=\"5\" connectionTimeout=\"5s\"/></dataSource></server>");
        server = Servers.onThisRunsDatabase("early").with(Overlay.war()).start();
        hub = new Hub(server.base(), Servers.ADMIN_KEY);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Without openid: the identity's own clock is not stepped. */
    private static Scene scene() {
        return Scene.on(hub).profile(Map.of("scopes", SCOPES));
    }

    @Test
    @DisplayName("F5 fifty grants at a slow provider hold none of five connections: the API answers meanwhile")
    void aSlowProviderHoldsNoConnection() {
        Herd herd = new Herd(hub, 51, Map.of("refreshRotation", "none"));
        herd.scenes.forEach(s -> s.demo.control().rotation(Settings.Rotation.NONE));
        herd.moveIn(Duration.ofHours(1));
        Fault slow = Fault.at("token").delay(Duration.ofSeconds(8)).always();
        herd.scenes.forEach(s -> s.demo.control().arm(slow));
        Overlay.step(hub, Duration.ofMinutes(55));
        Await.until("more are on their way than there are connections", SOON, () -> inFlight() >= 10);
        for (Scene scene : herd.scenes) {
            hub.get("/api/profiles/" + scene.name + "/grants?limit=1000").expect(200);
            hub.get("/api/providers/" + scene.name).expect(200);
            hub.get("/api/profiles/" + scene.name + "/token?subject=person-1").expect(200);
        }
        assertThat(connections()).as("the pool is that small").isBetween(1.0, 5.0);
        herd.scenes.forEach(s -> s.demo.control().heal());
        herd.settle(SOON);
        assertThat(herd.lost()).isZero();
        herd.forget();
    }

    private static double connections() {
        return hub.get("/metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("connectionpool_managedconnections"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static int inFlight() {
        return hub.get("/api/status").expect(200).json().getInt("inFlight");
    }

    @Test
    @DisplayName("R2 while an early refresh is on its way, everybody gets the token that lives")
    void nobodyWaitsForAnEarlyRefresh() {
        Scene scene = scene();
        scene.consent();
        String living = scene.accessToken();
        scene.demo.control().arm(Fault.at("token").hold());
        Overlay.step(hub, Duration.ofMinutes(55));
        for (int i = 0; i < 20; i++) {
            assertThat(scene.accessToken()).isEqualTo(living);
        }
        Await.until(
                "the refresh is on its way", SOON, () -> scene.demo.control().held() == 1);
        for (int i = 0; i < 20; i++) {
            assertThat(scene.accessToken()).isEqualTo(living);
        }
        assertThat(scene.demo.control().held()).as("still").isEqualTo(1);
        scene.demo.control().release();
        Await.until(
                "the new one is handed out", SOON, () -> !scene.accessToken().equals(living));
        assertThat(scene.demo.control().count("token:refresh_token")).isEqualTo(1);
    }

    @Test
    @DisplayName("R3 an early refresh that fails, or whose outcome is unknown, breaks no call while the token lives")
    void aFailedEarlyRefreshBreaksNoCall() {
        for (Fault fault : List.of(
                Fault.at("token").status(500),
                Fault.at("token").drop(),
                Fault.at("token").status(429).header("Retry-After", "3600"),
                Fault.at("token").status(401).error("invalid_client"),
                Fault.at("token").error("invalid_grant"))) {
            Scene scene = scene();
            scene.consent();
            String living = scene.accessToken();
            scene.demo.control().arm(fault.grantType("refresh_token").always());
            Overlay.step(hub, Duration.ofMinutes(52));
            Await.until(
                    "the early refresh has failed", SOON, () -> scene.grant().text("lastError.code") != null);
            for (int i = 0; i < 10; i++) {
                assertThat(scene.accessToken()).as("%s", fault).isEqualTo(living);
            }
            assertThat(scene.demo.control().count("token:refresh_token")).isGreaterThanOrEqualTo(1);
            hub.delete(scene.grantPath());
        }
    }

    @Test
    @DisplayName("F18 after a grant's death nothing is sent for four days, whoever asks and however often")
    void deathIsFinal() {
        Scene scene = scene();
        scene.consent();
        scene.demo.control().arm(Fault.at("token").error("invalid_grant").always());
        scene.refresh().expectProblem(409, "consent_required");
        int sent = scene.tokenRequests();
        for (int i = 0; i < 8; i++) {
            Overlay.step(hub, Duration.ofHours(12));
            Instant now = now();
            Await.until("the clock has ticked", SOON, () -> lastTick().isAfter(now.plusSeconds(1)));
            scene.token("").expectProblem(409, "consent_required");
            scene.refresh().expectProblem(409, "consent_required");
            scene.token("?minTtl=PT1M").expectProblem(409, "consent_required");
        }
        assertThat(scene.tokenRequests()).isEqualTo(sent);
        assertThat(scene.grant().text("nextRefreshAt")).isNull();
        scene.demo.control().heal();
        scene.consent();
        assertThat(scene.grant().text("status")).isEqualTo("active");
        scene.refresh().expect(200);
    }

    private static Instant now() {
        return Instant.parse(
                hub.post("/api/overlay/clock?step=PT0S").expect(200).text("now"));
    }

    private static Instant lastTick() {
        JsonObject node =
                hub.get("/api/status").expect(200).json().getJsonArray("nodes").getJsonObject(0);
        return Instant.parse(node.getString("lastTickAt"));
    }
}
