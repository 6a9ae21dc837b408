package io.evergrant.notice;

import io.evergrant.node.TestTime;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** This room over a database in memory, with providers and grants that a test bends by SQL, and a clock that it steps. */
final class TestHub implements AutoCloseable {
    final TestTime time = new TestTime();
    final Watching watching = new Watching();
    final Notices notices = new Notices();
    final Deliveries deliveries = new Deliveries();
    private final EntityManagerFactory factory;
    private final EntityManager entities;

    TestHub() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        factory = Persistence.createEntityManagerFactory(
                "evergrant",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource", database,
                        "eclipselink.weaving", "false",
                        "eclipselink.logging.level", "SEVERE"));
        entities = factory.createEntityManager();
        notices.entities = entities;
        notices.address = new TestAddress();
        deliveries.entities = entities;
        deliveries.clock = time;
        watching.clock = time;
        watching.notices = notices;
        watching.endings = new Endings();
        watching.endings.entities = entities;
        watching.endings.notices = notices;
        watching.causes = causes();
    }

    private Causes causes() {
        Causes causes = new Causes();
        causes.pauses = new PauseCauses();
        causes.pauses.entities = entities;
        causes.outages = new OutageCauses();
        causes.outages.entities = entities;
        causes.grants = new GrantCauses();
        causes.grants.entities = entities;
        causes.secrets = new SecretCauses();
        causes.secrets.entities = entities;
        return causes;
    }

    /** Lets time pass, then looks around. */
    TestHub after(Duration pause) {
        time.step(pause);
        return look();
    }

    TestHub look() {
        return in(() -> watching.look(List.of("mail")));
    }

    /** In a transaction of its own. */
    TestHub in(Runnable work) {
        entities.getTransaction().begin();
        work.run();
        entities.getTransaction().commit();
        entities.clear();
        return this;
    }

    TestHub sql(String sql, Object... values) {
        return in(() -> {
            Query query = entities.createNativeQuery(sql);
            for (int i = 0; i < values.length; i++) {
                Object value = values[i] instanceof Instant instant ? (Object) instant.toEpochMilli() : values[i];
                query.setParameter(i + 1, value);
            }
            query.executeUpdate();
        });
    }

    List<Delivery> due() {
        entities.clear();
        return deliveries.due(10);
    }

    boolean claim(Delivery delivery) {
        AtomicBoolean claimed = new AtomicBoolean();
        in(() -> claimed.set(deliveries.claim(delivery)));
        return claimed.get();
    }

    TestHub provider(String name) {
        return sql(
                        "INSERT INTO provider (id, name, version, settings, client_secret) VALUES (?1, ?1, 1, '{}', 'x')",
                        name)
                .sql(
                        "INSERT INTO profile (id, name, version, provider, grant_type, settings)"
                                + " VALUES (?1, ?1, 1, ?1, 'AUTHORIZATION_CODE', '{}')",
                        name)
                .sql("INSERT INTO standing (id, deaths, refusals) VALUES ('provider ' || ?1, 0, 0)", name)
                .sql("INSERT INTO standing (id, deaths, refusals) VALUES ('profile ' || ?1, 0, 0)", name);
    }

    /** A grant of the profile that bears the provider's name. */
    TestHub grant(String provider, String subject) {
        return sql(
                        "INSERT INTO oauth_grant (id, profile, subject, provider, generation, stored_attempt, granted_by,"
                                + " granted_at, scopes, extra, warnings, refresh_kept, human_needed_reason, dead)"
                                + " VALUES (?1, ?2, ?3, ?2, 1, 0, 'ada', ?4, '[]', '{}', '[]', FALSE, 'It says so.', FALSE)",
                        provider + "-" + subject,
                        provider,
                        subject,
                        time.now())
                .sql(
                        "INSERT INTO grant_attempt (grant_id, provider, profile, number, failures, refused, tried_again,"
                                + " due_at) VALUES (?1, ?2, ?2, 0, 0, FALSE, FALSE, 1)",
                        provider + "-" + subject,
                        provider);
    }

    List<NoticeView> told() {
        return notices.before(false, Notices.Cursor.START, 2000);
    }

    List<NoticeView> open() {
        return notices.before(true, Notices.Cursor.START, 2000);
    }

    /** What was told, the oldest first. */
    List<String> titles() {
        List<String> titles = new ArrayList<>(
                told().stream().map(n -> n.kind().wire() + " " + n.object()).toList());
        Collections.reverse(titles);
        return titles;
    }

    @Override
    public void close() {
        entities.close();
        factory.close();
    }
}
