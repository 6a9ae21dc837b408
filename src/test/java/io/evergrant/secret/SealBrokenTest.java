package io.evergrant.secret;

import static io.evergrant.secret.Installation.HERE;
import static io.evergrant.secret.Installation.KEY;
import static io.evergrant.secret.Installation.TOKEN;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealBrokenTest {
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
    void doesNotOpenACiphertextThatWasMovedToAnotherRowColumnOrTable() {
        Vault vault = installation.vault(KEY);
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
        Vault vault = installation.vault(KEY);
        String sealed = vault.seal(TOKEN, HERE);
        String altered = sealed.substring(0, sealed.length() - 5) + (sealed.endsWith("AAAA=") ? "BBBB=" : "AAAA=");
        assertThatExceptionOfType(Vault.SealBroken.class).isThrownBy(() -> vault.open(altered, HERE));
        assertThatExceptionOfType(Vault.SealBroken.class).isThrownBy(() -> vault.open("plain text", HERE));
    }
}
