package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows that somebody has tampered with; looked at on PostgreSQL, where a running server's database can be reached. */
@Tag("postgresql-only")
class UndecryptableIT {
    private static final int SIZE = 40;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration TOKEN = Duration.ofHours(1);

    @Test
    @DisplayName("F21 grants whose tokens cannot be decrypted, at the head of the queue, starve no one and say so")
    void tamperedRowsStarveNoOne() {
        List<String> tampered = Crowd.people(30);
        Scene scene = Scene.on(Stepped.hub()).provider(Map.of("concurrency", 4));
        Crowd crowd = new Crowd(scene, SIZE).moveIn(Stepped.now().plus(TOKEN));
        crowd.moveIn(tampered, Stepped.now().plus(TOKEN.minusMinutes(5)));
        try (Database database = Stepped.database()) {
            int rows = database.update(
                    "UPDATE oauth_grant SET refresh_token = access_token WHERE profile = ? AND subject < 'person-030'",
                    scene.name);
            assertThat(rows).isEqualTo(tampered.size());
        }
        Instant stepped = Stepped.now();
        Stepped.by(TOKEN);
        Await.until(
                "the others are renewed",
                Await.ofQuiet(SOON),
                () -> crowd.grants().stream()
                        .filter(g -> !tampered.contains(g.getString("subject")))
                        .allMatch(g -> Crowd.renewedSince(g, stepped)));
        Await.until(
                "the tampered say so",
                Await.ofQuiet(SOON),
                () -> crowd.statuses().equals(Map.of("active", SIZE - 30L, "failing", 30L)));
        assertThat(crowd.grants())
                .filteredOn(g -> tampered.contains(g.getString("subject")))
                .allSatisfy(g -> assertThat(g.getJsonObject("lastError").getString("code"))
                        .isEqualTo("internal_error"));
        assertThat(scene.tokenRequests()).isEqualTo(SIZE - tampered.size());
    }
}
