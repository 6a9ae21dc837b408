package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.endpoint.Account;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final Account ADA = new Account("https://id.example", "248289", "ada@acme.example");

    @Test
    void theAccountThatWasAskedForIsTakenByNameOrBySubject() {
        assertThat(Accounts.judge("ada@acme.example", ADA, null, true)).isEqualTo(Accounts.AS_ASKED);
        assertThat(Accounts.judge("Ada@Acme.example", ADA, null, true)).isEqualTo(Accounts.AS_ASKED);
        assertThat(Accounts.judge("248289", ADA, null, true)).isEqualTo(Accounts.AS_ASKED);
    }

    @Test
    void anotherAccountThanTheOneAskedForIsRefused() {
        assertThat(Accounts.judge("grace@acme.example", ADA, null, true)).isEqualTo(Accounts.OTHER);
        assertThat(Accounts.judge("da@acme.example", ADA, null, true)).isEqualTo(Accounts.OTHER);
    }

    @Test
    void anAccountThatTheProviderCouldHaveNamedAndDidNotIsRefused() {
        assertThat(Accounts.judge("ada@acme.example", null, null, true)).isEqualTo(Accounts.UNKNOWN);
        assertThat(Accounts.judge("ada@acme.example", null, null, false)).isEqualTo(Accounts.AS_ASKED);
    }

    @Test
    @DisplayName("K15 where none was asked for, another than the grant's waits for an operator")
    void anotherAccountThanTheGrantsWaits() {
        assertThat(Accounts.judge(null, ADA, "https://id.example|1", true)).isEqualTo(Accounts.DIFFERS);
        assertThat(Accounts.judge(null, ADA, ADA.id(), true)).isEqualTo(Accounts.AS_ASKED);
        assertThat(Accounts.judge(null, ADA, null, true)).isEqualTo(Accounts.AS_ASKED);
        assertThat(Accounts.judge(null, null, ADA.id(), true)).isEqualTo(Accounts.AS_ASKED);
        assertThat(Accounts.judge("ada@acme.example", ADA, "https://id.example|1", true))
                .as("asked for")
                .isEqualTo(Accounts.AS_ASKED);
    }
}
