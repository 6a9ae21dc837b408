package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.evergrant.demo.Fault;
import io.evergrant.it.WebhookReceiver.Call;
import jakarta.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** People are told, by real mail and webhook, once; on PostgreSQL by two nodes that both look. */
class NoticesIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int GRANTS = 12;

    private static final WebhookReceiver WEBHOOK = new WebhookReceiver();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final List<LibertyServer> NODES = new ArrayList<>();
    private static Hub hub;

    @BeforeAll
    static void start() {
        MAIL.start();
        LibertyServer first = telling(Servers.onThisRunsDatabase("notices")).start();
        hub = new Hub(first.base(), Servers.ADMIN_KEY);
        if (Run.onPostgres()) {
            telling(Servers.onPostgres("notices-2", first.environment("EVERGRANT_DB_URL")))
                    .with("EVERGRANT_KEYSET", first.environment("EVERGRANT_KEYSET"))
                    .with("EVERGRANT_BASE_URL", first.base())
                    .start();
        }
    }

    private static LibertyServer telling(LibertyServer server) {
        NODES.add(server);
        return server.with(Overlay.war())
                .with("EVERGRANT_NOTICE_INTERVAL", "PT1S")
                .with("EVERGRANT_NOTICE_WEBHOOK", WEBHOOK.url())
                .with("EVERGRANT_MAIL_HOST", "127.0.0.1")
                .with("EVERGRANT_MAIL_PORT", String.valueOf(MAIL.getSmtp().getPort()))
                .with("EVERGRANT_MAIL_TLS", "none")
                .with("EVERGRANT_MAIL_FROM", "hub@example.com")
                .with("EVERGRANT_MAIL_TO", "ops@example.com");
    }

    @AfterAll
    static void stop() {
        NODES.forEach(LibertyServer::close);
        MAIL.stop();
        WEBHOOK.close();
    }

    private static void step(Duration by) {
        NODES.forEach(node ->
                Overlay.step(new Hub("http://localhost:" + node.environment("HTTP_PORT"), Servers.ADMIN_KEY), by));
    }

    private static List<JsonObject> notices(Scene scene, String query) {
        return hub.get("/api/notices?limit=1000" + query).expect(200).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(n -> n.getString("object").contains(scene.name))
                .toList();
    }

    private static List<MimeMessage> mails(Scene scene) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(m -> subject(m).contains(scene.name))
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void told(Scene scene, int times) {
        Await.until(times + " mails", SOON, () -> mails(scene).size() >= times);
        Await.until(times + " calls", SOON, () -> accepted(scene).size() >= times);
    }

    private static boolean isDelivered(List<JsonObject> notices) {
        return notices.stream()
                .flatMap(n -> n.getJsonArray("deliveries").getValuesAs(JsonObject.class).stream())
                .allMatch(d -> d.containsKey("deliveredAt") && !d.isNull("deliveredAt"));
    }

    private static List<Call> accepted(Scene scene) {
        return WEBHOOK.about(scene.name).stream().filter(c -> c.status() == 204).toList();
    }

    @Test
    @DisplayName(
            "F20 R5 a refused client secret tells once, not once a grant; and once, when that has lasted, that it is over")
    void aPausedProviderIsToldOnce() throws Exception {
        Scene scene = Scene.on(hub);
        for (int i = 0; i < GRANTS; i++) {
            Answer link = scene.ask(Map.of("subject", "s" + i));
            new Visitor("ada").consents(URI.create(link.text("consentUri"))).expect(200);
        }
        scene.demo
                .control()
                .arm(Fault.at("token").status(401).error("invalid_client").always());
        String refresh = "/api/profiles/" + scene.name + "/grants/s3/refresh";
        // nodes whose clocks another test has stepped hear each other tick before they spend anything
        Await.until(
                "it is refused",
                SOON,
                () -> "profile_paused".equals(hub.post(refresh).text("code")));
        told(scene, 1);
        String page = hub.base() + "/providers/" + scene.name;
        assertThat(notices(scene, "&open=true")).singleElement().satisfies(notice -> {
            assertThat(notice.getString("kind")).isEqualTo("provider_paused");
            assertThat(notice.getString("severity")).isEqualTo("critical");
            assertThat(notice.getString("object")).isEqualTo("provider " + scene.name);
            assertThat(notice.getString("page")).isEqualTo(page);
            assertThat(notice.getString("text")).contains("invalid_client", GRANTS + " grants", "What to do: ");
            assertThat(notice.isNull("endedAt")).isTrue();
        });
        assertThat(mails(scene).get(0).getContent().toString()).contains(page, " UTC", GRANTS + " grants");
        scene.demo.control().heal();
        hub.post("/api/providers/" + scene.name + "/resume").expectSaved();
        Await.until("it is over", SOON, () -> notices(scene, "&open=true").isEmpty());
        Await.until("that it was told is kept", SOON, () -> isDelivered(notices(scene, "")));
        step(Duration.ofMinutes(16));
        told(scene, 2);
        assertThat(accepted(scene)).extracting(Call::kind).containsExactly("provider_paused", "recovered");
        assertThat(WEBHOOK.about(scene.name)).hasSize(2);
        assertThat(mails(scene).stream().map(NoticesIT::subject))
                .hasSize(2)
                .anySatisfy(subject -> assertThat(subject).contains("Recovered: provider " + scene.name));
        assertThat(notices(scene, "")).hasSize(2).allSatisfy(n -> {
            assertThat(n.getString("endedAt")).isNotBlank();
            assertThat(n.getJsonArray("deliveries")).hasSize(2);
        });
    }

    @Test
    void aDeadGrantIsToldOnceAlthoughTheWebhookFailsFirst() {
        Scene scene = Scene.on(hub);
        scene.consent();
        scene.demo.control().arm(Fault.at("token").error("invalid_grant").always());
        WEBHOOK.refuse(2);
        scene.refresh().expectProblem(409, "consent_required");
        Await.until("it failed", SOON, () -> !WEBHOOK.about(scene.name).isEmpty());
        Await.until("that is kept", SOON, () -> delivery(scene).containsKey("failure"));
        assertThat(delivery(scene).getString("failure")).isEqualTo("The webhook answered 500.");
        for (int tries = 1; tries <= 2; tries++) {
            int seen = tries;
            step(Duration.ofMinutes(1));
            Await.until("tried again", SOON, () -> WEBHOOK.about(scene.name).size() > seen);
        }
        told(scene, 1);
        Await.until("that is kept", SOON, () -> delivery(scene).containsKey("deliveredAt"));
        assertThat(delivery(scene).getInt("tries")).isEqualTo(3);
        List<Call> calls = WEBHOOK.about(scene.name);
        assertThat(calls).extracting(Call::status).containsExactly(500, 500, 204);
        assertThat(calls)
                .extracting(Call::key)
                .containsOnly(calls.get(0).notice().getString("id"));
        JsonObject notice = calls.get(2).notice();
        assertThat(notice.getString("kind")).isEqualTo("consent_required");
        assertThat(notice.getString("page")).isEqualTo(hub.base() + "/profiles/" + scene.name + "/grants/default");
        assertThat(notice.getString("text")).contains("no longer accepts this consent", "Who can do it: ");
        assertThat(mails(scene)).hasSize(1);
        scene.demo.control().heal();
        scene.consent();
        Await.until("it is over", SOON, () -> notices(scene, "&open=true").isEmpty());
        assertThat(notices(scene, "")).hasSize(1);
    }

    /** By webhook, of the only notice. */
    private static JsonObject delivery(Scene scene) {
        return notices(scene, "").get(0).getJsonArray("deliveries").getJsonObject(1);
    }

    @Test
    void readersAloneMayRead() {
        hub.as(null).get("/api/notices").expectProblem(401, "unauthorized");
        hub.get("/api/notices?open=perhaps").expectProblem(400, "invalid_request");
        hub.get("/api/notices?after=perhaps").expectProblem(400, "invalid_request");
        assertThat(hub.get("/api/notices?limit=1").expect(200).json()).containsKey("items");
    }
}
