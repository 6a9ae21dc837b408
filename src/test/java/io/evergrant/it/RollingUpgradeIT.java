package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The next version only adds to the schema, so that this one goes on beside it, and can be put back. */
@Tag("h2-only")
@Tag("long")
class RollingUpgradeIT {
    private final Pair pair = Pair.shared();

    /** What the next version brings along: more columns, a table, an index. */
    private void theNextVersionMigrates() throws IOException {
        Path folder = Files.createDirectories(Run.FOLDER.resolve("next-version"));
        Files.writeString(folder.resolve("V9000__next_version.sql"), """
                ALTER TABLE oauth_grant ADD COLUMN next_thing VARCHAR(20);
                ALTER TABLE grant_attempt ADD COLUMN next_count INTEGER DEFAULT 0 NOT NULL;
                CREATE TABLE next_table (id VARCHAR(36) PRIMARY KEY REFERENCES oauth_grant (id) ON DELETE CASCADE);
                CREATE INDEX next_index ON oauth_grant (next_thing);
                """);
        Flyway.configure()
                .dataSource(pair.database.url(), "postgres", "")
                .locations("classpath:db/migration", "filesystem:" + folder)
                .load()
                .migrate();
    }

    private String schema() {
        try (Database rows = new Database(pair.one)) {
            return rows.text("SELECT version || ' ' || success FROM flyway_schema_history"
                    + " ORDER BY installed_rank DESC LIMIT 1");
        }
    }

    @Test
    @DisplayName(
            "P15 the tables of the next version do not trouble this one: its nodes go on, and one that starts later runs"
                    + " beside it and damages nothing")
    void thisVersionRunsOnTheTablesOfTheNext() throws IOException {
        Scene scene = pair.scene("strict", Duration.ofHours(1));
        theNextVersionMigrates();
        scene.refresh().expect(200);
        pair.there(scene).refresh().expect(200);
        Scene begunAfterwards = pair.scene("strict", Duration.ofHours(1));
        pair.two.close();
        begunAfterwards.refresh().expect(200);
        pair.two.start();
        for (Scene each : new Scene[] {scene, begunAfterwards}) {
            pair.there(each).refresh().expect(200);
            assertThat(each.demo.control().reuses()).isZero();
            assertThat(each.grant().text("status")).isEqualTo("active");
        }
        assertThat(schema()).isEqualTo("9000 true");
        assertThat(pair.two.log()).contains("has a version (9000) that is newer");
        scene.hub.delete(scene.grantPath());
        scene.grant().expect(404);
    }
}
