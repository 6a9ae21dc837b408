package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArrivalErrorTest {
    private final Travels ada = new Travels();

    @Test
    @DisplayName("A17 iss is checked on errors too")
    void theIssuerOfAnErrorIsChecked() {
        Map<String, String[]> answer = ada.answer("error", "access_denied");
        answer.put("iss", new String[] {"https://evil.example"});
        ada.wasRefused(ada.get(answer), 400, "issuer_mismatch");
        assertThat(ada.consent.status(ada.clock.instant())).isEqualTo(ConsentStatus.FAILED);
    }

    @Test
    @DisplayName("K7 a code beside an error is not sent")
    void anErrorBeatsACode() {
        ada.get(ada.answer("error", "server_error"));
        assertThat(ada.codesSent).isEmpty();
        assertThat(ada.failures).containsExactly("server_error");
    }

    @Test
    void aNoAtTheProviderIsADenial() {
        ada.get(ada.answer("error", "access_denied"));
        assertThat(ada.consent.status(ada.clock.instant())).isEqualTo(ConsentStatus.DENIED);
    }

    @Test
    @DisplayName("A29 K10 K11 error texts are cleaned and cut, error_uri is not kept")
    void errorTextsAreCleanedAndCut() {
        Map<String, String[]> answer = ada.answer("error", "server_error");
        answer.put("error_description", new String[] {"a\u001b[31m\r\n<img onerror=x>" + "y".repeat(5000)});
        answer.put("error_uri", new String[] {"javascript:alert(1)"});
        ada.get(answer);
        String detail = ada.consent.error().detail();
        assertThat(detail).hasSizeLessThan(700).contains("<img onerror=x>").doesNotContain("javascript:");
        assertThat(detail.chars().noneMatch(Character::isISOControl)).isTrue();
    }
}
