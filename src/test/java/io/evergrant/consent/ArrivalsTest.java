package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.provider.TestProviders;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with an answer, before any code is sent anywhere. */
class ArrivalsTest {
    private Travels ada = new Travels();

    private void refused(Landing landing, int status, String code) {
        assertThat(landing).isInstanceOfSatisfying(Landing.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.why().code()).isEqualTo(code);
        });
        assertThat(ada.codesSent).isEmpty();
    }

    @Test
    void aGoodAnswersCodeIsSentOff() {
        assertThat(ada.get(ada.answer())).isInstanceOf(Landing.Elsewhere.class);
        assertThat(ada.codesSent).containsExactly("code-1");
        assertThat(ada.failures).isEmpty();
    }

    @Test
    @DisplayName("A19 K1 K2 an answer without a state, or with an unknown one, is 400 and sends nothing")
    void missingAndForgedStatesAreRefused() {
        refused(ada.get(Map.of()), 400, "state_unknown");
        refused(ada.get(ada.answer("state")), 400, "state_unknown");
        refused(ada.get(ada.answer("state", "")), 400, "state_unknown");
        refused(ada.get(ada.answer("state", "forged")), 400, "state_unknown");
        assertThat(ada.failures).as("the real one lives on").isEmpty();
    }

    @Test
    @DisplayName("A7 A8 A25 K6 the first arrival spends the state, the second shows its result and sends nothing")
    void aReplayIsRefused() {
        ada.get(ada.answer());
        Landing second = ada.get(ada.answer());
        assertThat(second).isInstanceOfSatisfying(Landing.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.start()).as("the first one's result").isEqualTo(ada.start.id());
        });
        assertThat(ada.codesSent).containsExactly("code-1");
        assertThat(ada.failures).as("a replay does not undo what was done").isEmpty();
    }

    @Test
    @DisplayName("A8 an error answer spends the state too")
    void anErrorSpendsTheState() {
        ada.get(ada.answer("error", "access_denied"));
        refused(ada.get(ada.answer()), 400, "state_used");
    }

    @Test
    void aStrangersReplayLearnsNothing() {
        ada.get(ada.answer());
        assertThat(ada.arrive("acme", false, ada.answer(), false))
                .isInstanceOfSatisfying(Landing.Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(403);
                    assertThat(refused.start()).isNull();
                });
    }

    @Test
    @DisplayName("A9 a state dies after ten minutes")
    void aStateDiesAfterTenMinutes() {
        ada.clock.step(Duration.ofMinutes(10).minusMillis(1));
        ada.get(ada.answer());
        assertThat(ada.codesSent).hasSize(1);
        ada = new Travels();
        ada.clock.step(Duration.ofMinutes(10));
        refused(ada.get(ada.answer()), 400, "state_expired");
    }

    @Test
    @DisplayName("A10 another browser than the one that began is 403, the consent fails, nothing is sent")
    void anotherBrowserIsRefused() {
        refused(ada.arrive("acme", false, ada.answer(), false), 403, "other_browser");
        assertThat(ada.consent.status(ada.clock.instant())).isEqualTo(ConsentStatus.FAILED);
    }

    @Test
    @DisplayName("A12 an answer at another provider's redirect URI is 403 and sends nothing")
    void anotherProvidersRedirectUriIsRefused() {
        refused(ada.arrive("evil", false, ada.answer(), true), 403, "other_provider");
        assertThat(ada.consent.status(ada.clock.instant())).isEqualTo(ConsentStatus.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://id.acme.example/", "HTTPS://id.acme.example", "https://evil.example", "null"})
    @DisplayName("A14 K4 an iss that is not exactly the stored issuer stops before any token request")
    void aForeignIssuerIsRefused(String iss) {
        refused(ada.get(ada.answer("iss", iss)), 400, "issuer_mismatch");
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
                new io.evergrant.provider.ProviderSettings(
                        s.displayName(),
                        "https://other.example",
                        s.endpoints(),
                        s.registration(),
                        s.manner(),
                        s.ends()));
        refused(ada.get(ada.answer("iss", "https://other.example")), 400, "provider_changed");
    }

    @Test
    @DisplayName("A15 K4 a missing iss stops where the metadata promised one")
    void aMissingIssuerIsRefusedWherePromised() {
        ada = new Travels(TestProviders.manner(false, true, null));
        refused(ada.get(ada.answer()), 400, "issuer_missing");
    }

    @Test
    @DisplayName("A17 iss is checked on errors too")
    void theIssuerOfAnErrorIsChecked() {
        Map<String, String[]> answer = ada.answer("error", "access_denied");
        answer.put("iss", new String[] {"https://evil.example"});
        refused(ada.get(answer), 400, "issuer_mismatch");
        assertThat(ada.consent.status(ada.clock.instant())).isEqualTo(ConsentStatus.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "iss", "error", "state"})
    @DisplayName("A18 a parameter that stands there twice is 400")
    void repeatedParametersAreRefused(String name) {
        String good = name.equals("state") ? ada.uri.state().reveal() : "https://id.acme.example";
        Landing landing = ada.get(ada.answer(name, good, good));
        refused(landing, 400, name.equals("state") ? "state_unknown" : "malformed");
    }

    @Test
    @DisplayName("A18 unknown parameters are ignored, a returnTo too (K17)")
    void unknownParametersAreIgnored() {
        ada.get(ada.answer("returnTo", "//evil.example", "https:evil"));
        assertThat(ada.codesSent).hasSize(1);
    }

    @Test
    @DisplayName("K7 a code beside an error is not sent")
    void anErrorBeatsACode() {
        ada.get(ada.answer("error", "server_error"));
        assertThat(ada.codesSent).isEmpty();
        assertThat(ada.failures).containsExactly("server_error");
    }

    @Test
    @DisplayName("K9 a code of 100 KB is 400")
    void anEndlessCodeIsRefused() {
        refused(ada.get(ada.answer("code", "c".repeat(100_000))), 400, "malformed");
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

    @Test
    @DisplayName("A28 K12 a GET where form_post was asked, and a POST where it was not, are 400")
    void theOtherResponseModeIsRefused() {
        refused(ada.arrive("acme", true, ada.answer(), true), 400, "wrong_response_mode");
        ada = new Travels(TestProviders.manner(true, null, null));
        refused(ada.get(ada.answer()), 400, "wrong_response_mode");
    }

    @Test
    void aCrossSiteFormPostIsPostedAgainToOurselves() {
        ada = new Travels(TestProviders.manner(true, null, null));
        assertThat(ada.arrive("acme", true, ada.answer(), false)).isInstanceOf(Landing.PostAgain.class);
        assertThat(ada.arrive("acme", true, ada.answer(PostAgainPage.MARK, "1"), true))
                .isInstanceOf(Landing.Elsewhere.class);
        assertThat(ada.codesSent).hasSize(1);
    }

    @Test
    @DisplayName("A10 a form post without our cookie is 403 the second time")
    void aFormPostOfAnotherBrowserIsRefused() {
        ada = new Travels(TestProviders.manner(true, null, null));
        refused(ada.arrive("acme", true, ada.answer(PostAgainPage.MARK, "1"), false), 403, "other_browser");
    }

    @Test
    @DisplayName("K14 an answer for a provider that was deleted is 404 and sends nothing")
    void aDeletedProvidersAnswerIsRefused() {
        ada.provider = null;
        refused(ada.get(ada.answer()), 404, "profile_gone");
    }
}
