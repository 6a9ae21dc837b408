package io.evergrant.secret;

import static io.evergrant.secret.Installation.HERE;
import static io.evergrant.secret.Installation.KEY;
import static io.evergrant.secret.Installation.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MasterKeyTest {
    private static final String OTHER_KEY = "/wECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

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
    void opensAfterARestartWithTheSameMasterKey() {
        String sealed = installation.vault(KEY).seal(TOKEN, HERE);
        assertThat(installation.vault(KEY).open(sealed, HERE)).isEqualTo(TOKEN);
    }

    @Test
    @DisplayName("R4 another master key refuses the start and changes nothing")
    void refusesToStartWithAnotherMasterKeyAndChangesNothing() {
        String sealed = installation.vault(KEY).seal(TOKEN, HERE);
        assertThatIllegalStateException()
                .isThrownBy(() -> installation.vault(OTHER_KEY))
                .withMessageContaining("not the one that this database was made with")
                .withMessageContaining("evergrant.keyset");
        assertThat(installation.vault(KEY).open(sealed, HERE)).isEqualTo(TOKEN);
    }

    @Test
    void refusesAMasterKeyThatIsNotThirtyTwoBytes() {
        assertThatIllegalStateException()
                .isThrownBy(() -> installation.vault("c2hvcnQ="))
                .withMessageContaining("32 bytes");
    }
}
