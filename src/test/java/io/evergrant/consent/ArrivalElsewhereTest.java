package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An answer that comes to where nobody set out for it. */
class ArrivalElsewhereTest {
    private final Travels ada = new Travels();

    @Test
    @DisplayName("F25 A10 another browser than the one that began is 403, the consent fails, nothing is sent")
    void anotherBrowserIsRefused() {
        ada.wasRefused(ada.arrive("acme", false, ada.answer(), false), 403, "other_browser");
        assertThat(ada.consent.status(ada.clock.instant())).isEqualTo(ConsentStatus.FAILED);
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
    @DisplayName("F25 A12 an answer at another provider's redirect URI is 403 and sends nothing")
    void anotherProvidersRedirectUriIsRefused() {
        ada.wasRefused(ada.arrive("evil", false, ada.answer(), true), 403, "other_provider");
        assertThat(ada.consent.status(ada.clock.instant())).isEqualTo(ConsentStatus.FAILED);
    }

    @Test
    @DisplayName("K14 an answer for a provider that was deleted is 404 and sends nothing")
    void aDeletedProvidersAnswerIsRefused() {
        ada.provider = null;
        ada.wasRefused(ada.get(ada.answer()), 404, "profile_gone");
    }
}
