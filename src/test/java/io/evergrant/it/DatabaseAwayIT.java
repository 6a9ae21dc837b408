package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evergrant.demo.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F10 P4 P17: the database goes away under a node that has answers on their way. */
@Tag("h2-only")
class DatabaseAwayIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final OwnPostgres DATABASE = new OwnPostgres("away");
    private static final LibertyServer SERVER =
            Servers.onPostgres("away", DATABASE.url()).start();

    private final Scene scene = Scene.on(new Hub(SERVER.base(), Servers.ADMIN_KEY));

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    private void databaseIsBack() {
        DATABASE.start();
        Await.until("the node is ready", SOON, () -> scene.hub.answers("/health/ready"));
    }

    @Test
    @DisplayName("tokens that live are served all the time, nothing is spent, and the health check says what is wrong")
    void tokensAreServedWithoutADatabase() {
        scene.consent();
        String token = scene.accessToken();
        DATABASE.kill();
        for (int i = 0; i < 60; i++) {
            assertThat(scene.token("").expect(200).text("access_token")).isEqualTo(token);
        }
        Await.until("it is told", SOON, () -> !scene.hub.answers("/health/ready"));
        assertThat(scene.hub.get("/health/ready").body()).contains("The database does not answer");
        assertThat(scene.tokenRequests()).isEqualTo(1);
        databaseIsBack();
        Await.until("it goes on", SOON, () -> scene.refresh().status() == 200);
        assertThat(scene.demo.control().reuses()).isZero();
    }

    @Test
    @DisplayName("P17 a database that takes no writes is told, what lives is served, and no rotating grant is spent")
    void nothingIsSpentWhereNothingCanBeWritten() {
        scene.consent();
        String token = scene.accessToken();
        DATABASE.readOnly(true);
        try {
            Await.until("it is told", SOON, () -> !scene.hub.answers("/health/ready"));
            assertThat(scene.hub.get("/health/ready").body()).contains("it may be read-only", "goes on by itself");
            for (int i = 0; i < 20; i++) {
                assertThat(scene.token("").expect(200).text("access_token")).isEqualTo(token);
                scene.refresh().expectProblem(503, "provider_unavailable");
            }
            assertThat(scene.tokenRequests()).isEqualTo(1);
        } finally {
            DATABASE.readOnly(false);
        }
        Await.until("it goes on", SOON, () -> scene.refresh().status() == 200);
        Await.until("it is ready", SOON, () -> scene.hub.answers("/health/ready"));
        assertThat(scene.demo.control().reuses()).isZero();
    }

    @Test
    @DisplayName("F10 a node that dies while it asks whose the tokens of a code are has kept them")
    void aCodeIsKeptBeforeItsAccountIsAsked() {
        scene.provider(Map.of("userinfoEndpoint", scene.demo.issuer() + "/userinfo"));
        scene.demo.control().arm(Fault.at("userinfo").hold());
        Answer link = scene.ask(Map.of());
        CompletableFuture<Answer> person =
                CompletableFuture.supplyAsync(() -> new Visitor("ada").consents(URI.create(link.text("consentUri"))));
        Await.until("the account is asked", SOON, () -> scene.demo.control().held() == 1);
        SERVER.kill();
        assertThat(person.handle((page, failure) -> failure).join()).isNotNull();
        scene.demo.control().heal();
        SERVER.start();
        Await.until(
                "it is stored",
                SOON,
                () -> "completed"
                        .equals(scene.hub
                                .get("/api/consents/" + link.text("id"))
                                .text("status")));
        assertThat(scene.token("").status()).isEqualTo(200);
        assertThat(scene.tokenRequests()).isEqualTo(1);
        assertThat(scene.grant().text("account")).isNotBlank();
    }

    @Test
    @DisplayName("P4 whoever asks for a token that is in no node's memory waits while the database restarts")
    void aRestartIsWaitedFor() {
        scene.consent();
        long killed = System.nanoTime();
        DATABASE.kill();
        CompletableFuture<Answer> caller = CompletableFuture.supplyAsync(() -> scene.token(""));
        DATABASE.start();
        Answer answer = caller.join();
        assumeTrue(System.nanoTime() - killed < Duration.ofSeconds(15).toNanos(), "the database was not away for long");
        assertThat(answer.expect(200).text("access_token")).isEqualTo(scene.accessToken());
        assertThat(scene.tokenRequests()).isEqualTo(1);
    }

    @Test
    @DisplayName("F10 an answer that comes meanwhile is served at once, and stored when the database is back")
    void anAnswerThatComesMeanwhileIsKept() {
        String token = answeredWithoutDatabase();
        assertThat(scene.token("").expect(200).text("access_token")).isEqualTo(token);
        databaseIsBack();
        storedAndUsable(token);
    }

    @Test
    @DisplayName("F10 and where the node is killed as well, it is stored after the restart of both")
    void anAnswerSurvivesBoth() {
        String token = answeredWithoutDatabase();
        SERVER.kill();
        DATABASE.start();
        SERVER.start();
        storedAndUsable(token);
    }

    /** The provider has rotated, its answer is held until the database is gone. */
    private String answeredWithoutDatabase() {
        scene.consent();
        String before = scene.accessToken();
        scene.demo.control().arm(Fault.at("token").afterCommit().hold());
        CompletableFuture<Answer> refresh = CompletableFuture.supplyAsync(scene::refresh);
        Await.until("the answer is held", SOON, () -> scene.demo.control().held() == 1);
        DATABASE.kill();
        scene.demo.control().release();
        Await.until(
                "the new token is handed out",
                SOON,
                () -> !scene.token("").expect(200).text("access_token").equals(before));
        assertThat(refresh.join().status())
                .as("the grant itself cannot be read now")
                .isIn(200, 503);
        return scene.accessToken();
    }

    private void storedAndUsable(String token) {
        Await.until(
                "it is stored", SOON, () -> scene.hub.get("/api/status").json().getInt("journalled") == 0);
        assertThat(scene.accessToken()).isEqualTo(token);
        Await.until(
                "it goes on",
                SOON,
                () -> scene.refresh().status() == 200 && scene.demo.control().count("token:refresh_token") == 2);
        assertThat(scene.demo.control().reuses()).isZero();
    }

    @Test
    @DisplayName("F10 a person's yes is not lost either")
    void aConsentIsNotLost() {
        scene.demo.control().arm(Fault.at("token").afterCommit().hold());
        Answer link = scene.ask(Map.of());
        CompletableFuture<Answer> person =
                CompletableFuture.supplyAsync(() -> new Visitor("ada").consents(URI.create(link.text("consentUri"))));
        Await.until("the answer is held", SOON, () -> scene.demo.control().held() == 1);
        DATABASE.kill();
        scene.demo.control().release();
        Answer page = person.join();
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("its tokens are safe");
        databaseIsBack();
        Await.until(
                "it is stored",
                SOON,
                () -> "completed"
                        .equals(scene.hub
                                .get("/api/consents/" + link.text("id"))
                                .text("status")));
        assertThat(scene.token("").status()).isEqualTo(200);
        assertThat(scene.tokenRequests()).isEqualTo(1);
    }
}
