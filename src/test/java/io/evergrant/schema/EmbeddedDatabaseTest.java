package io.evergrant.schema;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    private JdbcDataSource at(String options) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder.resolve("it") + options);
        return database;
    }

    @Test
    @DisplayName("P3 an H2 database that writes its commits at once is taken")
    void oneThatWritesAtOnceIsTaken() {
        assertThatCode(() -> EmbeddedDatabase.check(at(";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE")))
                .doesNotThrowAnyException();
        assertThatCode(() -> EmbeddedDatabase.check(at(";write_delay=0"))).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("P3 one without WRITE_DELAY=0 is refused, and the message says what to add")
    void oneThatWritesLaterIsRefused() {
        for (String options : new String[] {"", ";WRITE_DELAY=500", ";WRITE_DELAY=05"}) {
            assertThatThrownBy(() -> EmbeddedDatabase.check(at(options)))
                    .as(options)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(";WRITE_DELAY=0")
                    .hasMessageContaining("EVERGRANT_DB_URL");
        }
    }

    @Test
    @DisplayName("P3 the setting that is in force counts, not the one that was in force at the last start")
    void whatIsInForceCounts() throws SQLException {
        try (Connection first = at(";WRITE_DELAY=0").getConnection()) {
            assertThatCode(() -> EmbeddedDatabase.check(at(""))).doesNotThrowAnyException();
            first.createStatement().execute("SET WRITE_DELAY 200");
        }
        assertThatThrownBy(() -> EmbeddedDatabase.check(at(""))).isInstanceOf(IllegalStateException.class);
    }
}
