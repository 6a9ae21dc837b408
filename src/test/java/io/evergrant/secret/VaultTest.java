package io.evergrant.secret;

import static io.evergrant.secret.Installation.HERE;
import static io.evergrant.secret.Installation.KEY;
import static io.evergrant.secret.Installation.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
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
    @DisplayName("R4 each ciphertext names its key")
    void sealsTheSameTextDifferentlyEachTimeAndNamesTheKey() {
        Vault vault = installation.vault(KEY);
        assertThat(vault.seal(TOKEN, HERE))
                .isNotEqualTo(vault.seal(TOKEN, HERE))
                .matches("\\d+:[A-Za-z0-9+/=]+");
    }

    @Test
    @DisplayName("R4 several keys are active: what an old one sealed opens beside a new one, until the old one is gone")
    void severalKeysAreActive() throws GeneralSecurityException {
        Vault vault = installation.vault(KEY);
        String old = vault.seal(TOKEN, HERE);
        KeysetHandle.Builder.Entry next = KeysetHandle.generateEntryFromParameters(
                        PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE)
                .withRandomId()
                .makePrimary();
        Vault both = with(
                KeysetHandle.newBuilder(vault.keyset.values()).addEntry(next).build());
        assertThat(both.open(old, HERE)).isEqualTo(TOKEN);
        String sealed = both.seal(TOKEN, HERE);
        assertThat(id(sealed)).isNotEqualTo(id(old));
        assertThat(both.open(sealed, HERE)).isEqualTo(TOKEN);
        Vault other = with(KeysetHandle.generateNew(
                PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE, RegistryConfiguration.get()));
        assertThatExceptionOfType(Vault.SealBroken.class).isThrownBy(() -> other.open(old, HERE));
    }

    private static String id(String sealed) {
        return sealed.substring(0, sealed.indexOf(':'));
    }

    private static Vault with(KeysetHandle values) {
        Vault vault = new Vault();
        vault.keyset = new Keyset() {
            @Override
            KeysetHandle values() {
                return values;
            }
        };
        return vault;
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
