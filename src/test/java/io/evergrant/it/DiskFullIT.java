package io.evergrant.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.evergrant.demo.Fault;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P17: a disk without a byte left, under the journal and under the embedded database. */
@Tag("h2-only")
@Tag("long")
class DiskFullIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int SEGMENT = 4 * 1024 * 1024;

    private LibertyServer server;
    private FullDisk disk;
    private Scene scene;

    @BeforeAll
    static void root() {
        assumeThat(FullDisk.mayBeMounted())
                .as("only root may mount a disk to be filled")
                .isTrue();
    }

    @AfterEach
    void stop() {
        server.close();
        disk.close();
    }

    private void start(LibertyServer hub, String size) {
        server = hub;
        disk = new FullDisk(server.data(), size);
        server.start();
        scene = Scene.on(new Hub(server.base(), Servers.ADMIN_KEY));
    }

    private String health() {
        Answer health = scene.hub.get("/health/ready");
        return health.status() + " " + health.body();
    }

    /** The newest segment has less room than may be needed at once: three quarters of it are one entry of nobody's. */
    private void journalIsNearlyFull() throws IOException {
        Path newest;
        try (Stream<Path> files = Files.list(server.data().resolve("journal"))) {
            List<Path> all = files.sorted().toList();
            newest = all.get(all.size() - 1);
        }
        byte[] entry = String.join("\t", "CONSENT", "nobody", "none/none", "0", "0", "0", "x".repeat(SEGMENT * 3 / 4))
                .getBytes(UTF_8);
        CRC32 sum = new CRC32();
        sum.update(entry);
        try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
            file.writeInt(entry.length);
            file.writeInt((int) sum.getValue());
            file.write(entry);
        }
    }

    @Test
    @DisplayName("P17 the journal finds no room for its next segment: what lives is served, no rotating grant is spent")
    void noRoomForTheNextSegment() throws IOException {
        start(Servers.onPostgres("disk-full", Postgres.database("disk-full")).with("EVERGRANT_NODE", "full"), "12m");
        scene.consent();
        String token = scene.accessToken();
        server.close();
        journalIsNearlyFull();
        disk.fill();
        server.launch();
        Await.until("it is told", SOON, () -> health().startsWith("503") && health().contains("journal in the data"));
        assertThat(health()).contains("Make room on the disk of the data folder", "goes on by itself");
        assertThat(scene.accessToken()).isEqualTo(token);
        scene.refresh().expectProblem(503, "provider_unavailable");
        assertThat(scene.refresh().body()).contains("Make room on the disk").doesNotContain("database does not");
        assertThat(scene.tokenRequests()).isEqualTo(1);
        assertThat(scene.token("").expect(200).text("access_token")).isEqualTo(token);
        disk.makeRoom();
        Await.until("it goes on by itself", SOON, () -> scene.refresh().status() == 200);
        assertThat(health()).startsWith("200");
        assertThat(scene.demo.control().reuses()).isZero();
    }

    @Test
    @DisplayName(
            "F10 P17 the disk is full and the database gone when an answer comes: it is kept, and lives after a kill")
    void anAnswerFindsItsPlaceOnAFullDisk() {
        OwnPostgres database = new OwnPostgres("disk-full");
        start(Servers.onPostgres("disk-full-answer", database.url()).with("EVERGRANT_NODE", "full"), "12m");
        scene.consent();
        String before = scene.accessToken();
        scene.demo.control().arm(Fault.at("token").afterCommit().hold());
        CompletableFuture<Answer> refresh = CompletableFuture.supplyAsync(scene::refresh);
        Await.until("the answer is held", SOON, () -> scene.demo.control().held() == 1);
        database.kill();
        disk.fill();
        scene.demo.control().release();
        Await.until(
                "the new token is handed out", SOON, () -> !scene.accessToken().equals(before));
        refresh.join();
        String token = scene.accessToken();
        server.kill();
        database.start();
        server.launch();
        Await.until(
                "it is served",
                SOON,
                () -> scene.token("").status() == 200 && scene.accessToken().equals(token));
        disk.makeRoom();
        Await.until("it goes on", SOON, () -> scene.refresh().status() == 200);
        assertThat(scene.demo.control().reuses()).isZero();
        assertThat(scene.tokenRequests()).isEqualTo(3);
        server.close();
        database.close();
    }

    /**
     * H2 closes itself at the first write that finds no room, and spins for ever in the rollback of what was under way
     * (MVStore.registerVersionUsage): it takes a restart to go on.
     */
    @Test
    @DisplayName("P17 the embedded database's disk is full: what lives is served, nothing is spent; a restart goes on")
    void theEmbeddedDatabaseFindsNoRoom() {
        start(Servers.onH2("disk-full-h2"), "24m");
        scene.consent();
        String token = scene.accessToken();
        disk.fill();
        Await.until("it is told", SOON, () -> health().startsWith("503"));
        assertThat(health()).contains("\"remedy\"");
        CompletableFuture<Answer> refresh = CompletableFuture.supplyAsync(scene::refresh);
        for (int i = 0; i < 30; i++) {
            assertThat(scene.token("").expect(200).text("access_token")).isEqualTo(token);
        }
        assertThat(scene.tokenRequests()).isEqualTo(1);
        disk.makeRoom();
        server.kill();
        assertThat(refresh.handle((answer, failure) -> failure != null || answer.status() != 200)
                        .join())
                .as("no refresh was possible")
                .isTrue();
        server.start();
        assertThat(scene.accessToken()).isEqualTo(token);
        Await.until("it goes on", SOON, () -> scene.refresh().status() == 200);
        assertThat(health()).startsWith("200");
        assertThat(scene.demo.control().reuses()).isZero();
        assertThat(scene.tokenRequests()).isEqualTo(2);
    }

    @Test
    @Tag("long")
    @DisplayName("P17 a data folder that cannot be written to stops the start, and the message names it")
    void aReadOnlyFolderStopsTheStart() {
        start(Servers.onPostgres("disk-read-only", Postgres.database("disk-read-only")), "12m");
        scene.consent();
        String token = scene.accessToken();
        server.close();
        disk.readOnly(true);
        int before = server.log().length();
        server.launch();
        Await.until(
                "it is told",
                SOON,
                () -> server.log().substring(before).contains("The data folder " + server.data() + " cannot be used"));
        assertThat(scene.hub.answers("/api/providers")).as("no page, no API").isFalse();
        server.close();
        disk.readOnly(false);
        server.start();
        assertThat(scene.accessToken()).isEqualTo(token);
        scene.refresh().expect(200);
    }
}
