package io.evergrant.schema;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date before anything else of the application runs; where that fails, nothing starts. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Schema {
    @Resource(lookup = "jdbc/evergrant")
    DataSource database;

    @PostConstruct
    void migrate() {
        EmbeddedDatabase.check(database);
        // Liberty's class loader lists no folders: Flyway finds the scripts by the empty file flyway.location there
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
