package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The person's way in a real browser: from the link over the demo provider to the last page. */
@Tag("h2-only")
class BrowserConsentIT {
    private final Scene scene = Scene.set();

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void aPersonSaysYes(int width) {
        Answer link = scene.ask(Map.of("purpose", "to file your tickets", "recipient", "ada@example.com"));
        try (Screen screen = new Screen(width)) {
            ConsentPage page = ConsentPage.open(screen.page, link.text("consentUri"));
            assertThat(page.text()).contains("to file your tickets", "tickets.read");
            assertThat(screen.scrollsSideways()).isFalse();
            screen.picture("consent-" + width);
            page.goOn();
            answer(screen.page, "Allow");
            screen.page.waitForURL(scene.hub.base() + "/**");
            screen.picture("consent-done-" + width);
            assertThat(screen.complaints()).isEmpty();
        }
        assertThat(scene.hub.get("/api/consents/" + link.text("id")).text("status"))
                .isEqualTo("completed");
        String first = scene.accessToken();
        scene.refresh().expect(200);
        assertThat(scene.accessToken()).isNotEqualTo(first);
    }

    @Test
    void aPersonSaysNo() {
        Answer link = scene.ask(Map.of());
        try (Screen screen = new Screen(1280)) {
            ConsentPage.open(screen.page, link.text("consentUri")).goOn();
            answer(screen.page, "Deny");
            screen.page.waitForURL(scene.hub.base() + "/**");
            assertThat(screen.page.locator("body").innerText()).contains("Start again");
            screen.picture("consent-denied-1280");
        }
        assertThat(scene.hub.get("/api/consents/" + link.text("id")).text("status"))
                .isEqualTo("denied");
    }

    @Test
    void theTimerRenewsWhatThePersonGranted() {
        scene.demo.control().accessTokenLifetime(Duration.ofSeconds(8));
        Answer link = scene.ask(Map.of());
        try (Screen screen = new Screen(1280)) {
            ConsentPage.open(screen.page, link.text("consentUri")).goOn();
            answer(screen.page, "Allow");
            screen.page.waitForURL(scene.hub.base() + "/**");
        }
        Await.until(
                "the timer has renewed twice",
                Duration.ofSeconds(40),
                () -> scene.demo.control().count("token:refresh_token") >= 2);
        scene.hub.delete(scene.grantPath()).expect(204);
    }

    private static void answer(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
