package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with an answer, before any code is sent anywhere. */
class ArrivalsTest {
    private final Travels ada = new Travels();

    @Test
    void aGoodAnswersCodeIsSentOff() {
        assertThat(ada.get(ada.answer())).isInstanceOf(Landing.Elsewhere.class);
        assertThat(ada.codesSent).containsExactly("code-1");
        assertThat(ada.failures).isEmpty();
    }

    @Test
    @DisplayName("A18 unknown parameters are ignored, a returnTo too (K17)")
    void unknownParametersAreIgnored() {
        ada.get(ada.answer("returnTo", "//evil.example", "https:evil"));
        assertThat(ada.codesSent).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "iss", "error", "state"})
    @DisplayName("A18 a parameter that stands there twice is 400")
    void repeatedParametersAreRefused(String name) {
        String good = name.equals("state") ? ada.uri.state().reveal() : "https://id.acme.example";
        Landing landing = ada.get(ada.answer(name, good, good));
        ada.wasRefused(landing, 400, name.equals("state") ? "state_unknown" : "malformed");
    }

    @Test
    @DisplayName("K9 a code of 100 KB is 400")
    void anEndlessCodeIsRefused() {
        ada.wasRefused(ada.get(ada.answer("code", "c".repeat(100_000))), 400, "malformed");
    }
}
