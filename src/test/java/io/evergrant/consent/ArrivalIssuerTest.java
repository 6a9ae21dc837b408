package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.provider.ProviderSettings;
import io.evergrant.provider.TestProviders;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalIssuerTest {
    private Travels ada = new Travels();

    @ParameterizedTest
    @ValueSource(strings = {"https://id.acme.example/", "HTTPS://id.acme.example", "https://evil.example", "null"})
    @DisplayName("A14 K4 an iss that is not exactly the stored issuer stops before any token request")
    void aForeignIssuerIsRefused(String iss) {
        ada.wasRefused(ada.get(ada.answer("iss", iss)), 400, "issuer_mismatch");
    }

    @Test
    @DisplayName("A14 the right iss is taken")
    void theRightIssuerIsTaken() {
        ada.get(ada.answer("iss", "https://id.acme.example"));
        assertThat(ada.codesSent).hasSize(1);
    }

    @Test
    @DisplayName("A14 A24 a provider whose issuer was changed meanwhile gets no code")
    void aChangedIssuerIsRefused() {
        var s = TestProviders.settings();
        ada.provider = TestProviders.of(
                "acme",
                new ProviderSettings(
                        s.displayName(),
                        "https://other.example",
                        s.endpoints(),
                        s.registration(),
                        s.manner(),
                        s.ends()));
        ada.wasRefused(ada.get(ada.answer("iss", "https://other.example")), 400, "provider_changed");
    }

    @Test
    @DisplayName("A15 K4 a missing iss stops where the metadata promised one")
    void aMissingIssuerIsRefusedWherePromised() {
        ada = new Travels(TestProviders.manner(false, true, null));
        ada.wasRefused(ada.get(ada.answer()), 400, "issuer_missing");
    }
}
