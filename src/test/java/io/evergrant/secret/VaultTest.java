package io.evergrant.secret;

import static io.evergrant.secret.Installation.HERE;
import static io.evergrant.secret.Installation.KEY;
import static io.evergrant.secret.Installation.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VaultTest {
    private Installation installation;

    @BeforeEach
    void begin() throws SQLException {
        installation = new Installation();
    }

    @AfterEach
    void end() throws SQLException {
        installation.close();
    }

    @Test
    void opensWhatItSealedForThisPlace() {
        Vault vault = installation.vault(KEY);
        assertThat(vault.open(vault.seal(TOKEN, HERE), HERE)).isEqualTo(TOKEN);
    }

    @Test
    void sealsTheSameTextDifferentlyEachTimeAndNamesTheKey() {
        Vault vault = installation.vault(KEY);
        assertThat(vault.seal(TOKEN, HERE))
                .isNotEqualTo(vault.seal(TOKEN, HERE))
                .matches("\\d+:[A-Za-z0-9+/=]+");
    }

    @Test
    void tellsEqualSecretsByTheirFingerprintsAndAnotherInstallationDoesNot() throws SQLException {
        String print = installation.vault(KEY).fingerprint(TOKEN);
        assertThat(installation.vault(KEY).fingerprint(new Secret("a refresh token")))
                .isEqualTo(print)
                .hasSize(32);
        try (Installation other = new Installation()) {
            assertThat(other.vault(KEY).fingerprint(TOKEN)).isNotEqualTo(print);
        }
    }

    @Test
    void neverShowsASecretByAccident() {
        assertThat(TOKEN.toString()).doesNotContain("refresh");
        assertThat(SecretChange.set(TOKEN).toString()).doesNotContain("refresh");
    }
}
