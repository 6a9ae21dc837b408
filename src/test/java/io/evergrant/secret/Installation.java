package io.evergrant.secret;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** A database of its own, which vaults are opened on. */
final class Installation implements AutoCloseable {
    static final Secret TOKEN = new Secret("a refresh token");
    static final Place HERE = new Place("oauth_grant", "refresh_token", "row-1");
    static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final JdbcDataSource database = new JdbcDataSource();
    private final Connection open;

    Installation() throws SQLException {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        // the database lives as long as somebody is connected to it
        open = database.getConnection();
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE installation (name VARCHAR(40) PRIMARY KEY, \"value\" VARCHAR NOT NULL)");
        }
    }

    Vault vault(String masterKey) {
        Keyset keyset = new Keyset();
        keyset.master = new MasterKey();
        keyset.master.configured = Optional.of(masterKey);
        keyset.table = new KeysetTable();
        keyset.table.database = database;
        keyset.begin(this);
        Vault vault = new Vault();
        vault.keyset = keyset;
        return vault;
    }

    @Override
    public void close() throws SQLException {
        open.close();
    }
}
