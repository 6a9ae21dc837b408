package io.evergrant.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER_KEY = "/wECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Secret TOKEN = new Secret("a refresh token");
    private static final Place HERE = new Place("oauth_grant", "refresh_token", "row-1");

    private final JdbcDataSource database = new JdbcDataSource();
    private Connection open;

    @BeforeEach
    void begin() throws SQLException {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        open = database.getConnection();
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE installation (name VARCHAR(40) PRIMARY KEY, \"value\" VARCHAR NOT NULL)");
        }
    }

    @AfterEach
    void end() throws SQLException {
        open.close();
    }

    @Test
    void opensWhatItSealedForThisPlace() {
        Vault vault = vault(KEY);
        assertThat(vault.open(vault.seal(TOKEN, HERE), HERE)).isEqualTo(TOKEN);
    }

    @Test
    void doesNotOpenACiphertextThatWasMovedToAnotherRowColumnOrTable() {
        Vault vault = vault(KEY);
        String sealed = vault.seal(TOKEN, HERE);
        for (Place elsewhere : new Place[] {
            new Place("oauth_grant", "refresh_token", "row-2"),
            new Place("oauth_grant", "access_token", "row-1"),
            new Place("provider", "refresh_token", "row-1")
        }) {
            assertThatExceptionOfType(Vault.SealBroken.class)
                    .isThrownBy(() -> vault.open(sealed, elsewhere))
                    .withMessageNotContaining(TOKEN.reveal());
        }
    }

    @Test
    void doesNotOpenWhatWasAlteredOrIsNoCiphertext() {
        Vault vault = vault(KEY);
        String sealed = vault.seal(TOKEN, HERE);
        String altered = sealed.substring(0, sealed.length() - 5) + (sealed.endsWith("AAAA=") ? "BBBB=" : "AAAA=");
        assertThatExceptionOfType(Vault.SealBroken.class).isThrownBy(() -> vault.open(altered, HERE));
        assertThatExceptionOfType(Vault.SealBroken.class).isThrownBy(() -> vault.open("plain text", HERE));
    }

    @Test
    void sealsTheSameTextDifferentlyEachTimeAndNamesTheKey() {
        Vault vault = vault(KEY);
        assertThat(vault.seal(TOKEN, HERE))
                .isNotEqualTo(vault.seal(TOKEN, HERE))
                .matches("\\d+:[A-Za-z0-9+/=]+");
    }

    @Test
    void tellsEqualSecretsByTheirFingerprintsAndAnotherInstallationDoesNot() throws SQLException {
        String print = vault(KEY).fingerprint(TOKEN);
        assertThat(vault(KEY).fingerprint(new Secret("a refresh token")))
                .isEqualTo(print)
                .hasSize(32);
        end();
        begin();
        assertThat(vault(KEY).fingerprint(TOKEN)).isNotEqualTo(print);
    }

    @Test
    void opensAfterARestartWithTheSameMasterKey() {
        String sealed = vault(KEY).seal(TOKEN, HERE);
        assertThat(vault(KEY).open(sealed, HERE)).isEqualTo(TOKEN);
    }

    @Test
    void refusesToStartWithAnotherMasterKeyAndChangesNothing() {
        String sealed = vault(KEY).seal(TOKEN, HERE);
        assertThatIllegalStateException()
                .isThrownBy(() -> vault(OTHER_KEY))
                .withMessageContaining("not the one that this database was made with")
                .withMessageContaining("evergrant.keyset");
        assertThat(vault(KEY).open(sealed, HERE)).isEqualTo(TOKEN);
    }

    @Test
    void refusesAMasterKeyThatIsNotThirtyTwoBytes() {
        assertThatIllegalStateException().isThrownBy(() -> vault("c2hvcnQ=")).withMessageContaining("32 bytes");
    }

    @Test
    void neverShowsASecretByAccident() {
        assertThat(TOKEN.toString()).doesNotContain("refresh");
        assertThat(SecretChange.set(TOKEN).toString()).doesNotContain("refresh");
    }

    private Vault vault(String key) {
        Keyset keyset = new Keyset();
        keyset.master = new MasterKey();
        keyset.master.configured = Optional.of(key);
        keyset.table = new KeysetTable();
        keyset.table.database = database;
        keyset.begin(this);
        Vault vault = new Vault();
        vault.keyset = keyset;
        return vault;
    }
}
