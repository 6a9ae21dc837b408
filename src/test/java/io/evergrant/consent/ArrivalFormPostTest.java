package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.provider.TestProviders;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArrivalFormPostTest {
    private Travels ada = new Travels();

    @Test
    @DisplayName("A28 K12 a GET where form_post was asked, and a POST where it was not, are 400")
    void theOtherResponseModeIsRefused() {
        ada.wasRefused(ada.arrive("acme", true, ada.answer(), true), 400, "wrong_response_mode");
        ada = new Travels(TestProviders.manner(true, null, null));
        ada.wasRefused(ada.get(ada.answer()), 400, "wrong_response_mode");
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
        ada.wasRefused(ada.arrive("acme", true, ada.answer(PostAgainPage.MARK, "1"), false), 403, "other_browser");
    }
}
