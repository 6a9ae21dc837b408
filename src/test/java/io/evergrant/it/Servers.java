package io.evergrant.it;

/** Hubs to start, each with all that a server wants from its environment. */
final class Servers {
    static final String ADMIN_KEY = Secrets.random("admin-key");
    static final String ADMIN_PASSWORD = Secrets.random("admin-password");

    private Servers() {}

    /** A new hub with an empty database of this run's kind. */
    static LibertyServer onThisRunsDatabase(String name) {
        return Run.onPostgres() ? onPostgres(name, Postgres.database(name)) : onH2(name);
    }

    static LibertyServer onH2(String name) {
        return known(new LibertyServer(name));
    }

    /** A node on a database that may have others; they want the same keyset. */
    static LibertyServer onPostgres(String name, String url) {
        return known(new LibertyServer(name))
                .with("EVERGRANT_DB_URL", url)
                .with("EVERGRANT_DB_USER", "postgres")
                .with("EVERGRANT_KEYSET", Secrets.keyset());
    }

    private static LibertyServer known(LibertyServer server) {
        return server.with("EVERGRANT_ADMIN_KEY", ADMIN_KEY).with("EVERGRANT_ADMIN_PASSWORD", ADMIN_PASSWORD);
    }
}
