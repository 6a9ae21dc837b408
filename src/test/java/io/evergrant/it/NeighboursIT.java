package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The neighbours themselves: where one of these fails, the fault is in the harness and not in the hub. */
class NeighboursIT {
    @Test
    void theHubAnswersOnThisRunsDatabase() throws Exception {
        Answer health = Hub.shared().get("/health/ready");
        assertThat(health.status()).isEqualTo(200);
    }

    @Test
    @Tag("h2-only")
    void keycloakServesItsRealm() throws Exception {
        String issuer = Keycloak.shared(Hub.shared().base()).issuer();
        Answer metadata = new Hub(issuer, null).get("/.well-known/openid-configuration");
        assertThat(metadata.text("issuer")).isEqualTo(issuer);
    }

    @Test
    @Tag("h2-only")
    void chromiumShowsAPageOfTheHub() {
        try (BrowserContext context = Chromium.shared().newContext();
                Page page = context.newPage()) {
            Response response = page.navigate(Hub.shared().base() + "/");
            assertThat(response.status()).isLessThan(500);
        }
    }
}
