package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A JVM and a database in New York, on the nights when the clocks change there. */
@Tag("h2-only")
@Tag("long")
class DaylightSavingIT {
    private static final String ZONE = "America/New_York";

    /** Half past two does not exist. */
    private static final Instant SPRING = Instant.parse("2027-03-14T07:30:00Z");

    /** Half past one comes twice. */
    private static final Instant AUTUMN = Instant.parse("2027-11-07T05:30:00Z");

    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("2027-03-14T06:59:59.999Z"),
            Instant.parse("2027-03-14T07:00:00Z"),
            SPRING,
            Instant.parse("2027-03-14T08:00:00Z"),
            AUTUMN,
            Instant.parse("2027-11-07T06:00:00Z"),
            AUTUMN.plus(Duration.ofHours(1)),
            Instant.parse("2027-11-07T07:00:00Z"));

    @Test
    @DisplayName("F16 P11 on H2 in New York: instants are exact, no storm, no expired token, spring and autumn")
    void onH2() throws Exception {
        try (TimedHub stepped = new TimedHub(Servers.onH2("new-york"))) {
            night(stepped, SPRING, () -> List.of());
            night(stepped, AUTUMN, () -> List.of());
        }
    }

    @Test
    @DisplayName("F16 P11 on PostgreSQL in New York: instants are exact, no storm, no expired token, spring and autumn")
    void onPostgres() throws Exception {
        String url = Postgres.database("new-york");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE \"new-york\" SET timezone TO '" + ZONE + "'");
        }
        try (TimedHub stepped = new TimedHub(Servers.onPostgres("new-york", url))) {
            night(stepped, SPRING, () -> stored(url));
            night(stepped, AUTUMN, () -> stored(url));
        }
    }

    /** The ends of access tokens as they stand in the rows: milliseconds since 1970, in no zone. */
    private static List<Instant> stored(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                PreparedStatement select =
                        connection.prepareStatement("SELECT access_token_ends_at FROM oauth_grant ORDER BY subject");
                ResultSet rows = select.executeQuery()) {
            List<Instant> found = new ArrayList<>();
            while (rows.next()) {
                found.add(Instant.ofEpochMilli(rows.getLong(1)));
            }
            return found;
        }
    }

    /** What is stored in that very hour is read back as it was, in the API and in the rows. */
    private static void exact(TimedHub stepped, Callable<List<Instant>> stored) throws Exception {
        Scene scene = stepped.scene();
        scene.demo.control().arm(Fault.at("token").status(503).always()); // those that are past stay as they are
        for (int i = 0; i < MOMENTS.size(); i++) {
            movedIn(scene, "m" + i, MOMENTS.get(i));
            assertThat(Instant.parse(grant(scene, "m" + i).text("accessTokenExpiresAt")))
                    .isEqualTo(MOMENTS.get(i));
        }
        List<Instant> rows = stored.call();
        assertThat(rows.isEmpty() ? MOMENTS : rows).containsAll(MOMENTS);
        for (int i = 0; i < MOMENTS.size(); i++) {
            stepped.hub.delete("/api/profiles/" + scene.name + "/grants/m" + i).expect(204);
        }
        stepped.leave(scene);
    }

    private static void movedIn(Scene scene, String subject, Instant ends) {
        List<String> tokens = scene.demo.control().consented(scene.name, subject, List.of("tickets.read"));
        tokens.forEach(Secrets::used);
        scene.hub
                .put(
                        "/api/profiles/" + scene.name + "/grants/" + subject,
                        Map.of(
                                "refreshToken", tokens.get(0),
                                "accessToken", tokens.get(1),
                                "expiresAt", ends.toString()))
                .expectSaved();
    }

    private static Answer grant(Scene scene, String subject) {
        return scene.hub
                .get("/api/profiles/" + scene.name + "/grants/" + subject)
                .expect(200);
    }

    /** A token of an hour is kept alive from 24 minutes before the moment until 32 minutes after it. */
    private static void night(TimedHub stepped, Instant moment, Callable<List<Instant>> stored) throws Exception {
        stepped.passUntil(moment.minus(Duration.ofMinutes(24)));
        Scene scene = stepped.scene();
        movedIn(scene, "default", stepped.now().plus(Duration.ofHours(1)));
        Answer before = grant(scene, "default");
        assertThat(Instant.parse(before.text("grantedAt")))
                .isBetween(moment.minus(Duration.ofMinutes(29)), moment.minus(Duration.ofMinutes(19)));
        for (int minutes = 0; minutes < 56; minutes += 8) {
            stepped.pass(Duration.ofMinutes(8));
            if (minutes == 16) {
                exact(stepped, stored);
                stepped.stepDatabase(Duration.ofMinutes(-10)); // and a failover in that hour, to a clock behind
            }
            assertThat(ProviderApi.accepts(scene, scene.token("?minTtl=PT0S"))).isEqualTo(200);
        }
        assertThat(scene.demo.control().count("token:refresh_token"))
                .as("once in 56 minutes, and no storm")
                .isEqualTo(1);
        assertThat(grant(scene, "default").text("grantedAt")).isEqualTo(before.text("grantedAt"));
        stepped.hub.delete(scene.grantPath()).expect(204);
        stepped.leave(scene);
    }
}
