package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.evergrant.demo.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A grant's page shows its life: each renewal, now, the day a human is needed; in a drawing, in words and as tables. */
@Tag("h2-only")
class LifelineIT {
    private final Scene scene = Scene.set();
    private final String path = "/profiles/" + scene.name + "/grants/default";

    @Test
    @DisplayName("R6 the page of a grant shows who gave it and when, its renewals and the day a human is needed")
    void aLivingGrantShowsItsRenewalsAndItsDay() {
        scene.provider(Map.of("refreshRotation", "none", "refreshLifetime", "P7D"));
        scene.consent();
        try (Screen screen = new Screen(1280)) {
            ConsolePage console = opened(screen);
            assertThat(console.text())
                    .contains(
                            "Consent given by",
                            "ada",
                            "No renewals yet",
                            "Lifeline",
                            "Human needed by",
                            "7 days, fixed");
            console.press("Refresh now");
            console.awaitText("Renewed just now.");
            renewWithRetries();
            for (int i = 0; i < 6; i++) {
                scene.refresh().expect(200);
            }
            console.open(path);
            screen.picture("grant-life-1280");
            assertThat(console.text()).contains("8 renewals, 1 with retries", "Renewed, try", "Clock", "Person");
            assertThat(screen.page.locator(".lifeline rect.ok").count()).isGreaterThan(6);
            assertThat(screen.page.locator(".lifeline").first().getAttribute("aria-label"))
                    .contains("8 renewals", "A human is needed by");
            assertThat(console.text()).doesNotContain("Refresh token ends");
            console.press("Show as table");
            console.awaitText("Refresh token ends");
            screen.page.locator(".ui-paginator-next").click();
            console.awaitText("9–"); // the second page, from the database
            assertThat(screen.complaints()).isEmpty();
        }
    }

    private void renewWithRetries() {
        scene.demo
                .control()
                .arm(Fault.at("token").grantType("refresh_token").status(500).always());
        scene.refresh().expectProblem(503, "provider_unavailable");
        scene.demo.control().heal();
        scene.awaitGrant("active", Duration.ofSeconds(30));
    }

    @Test
    void aDeadGrantShowsWhenItEndedNarrowAndDark() {
        scene.consent();
        scene.refresh().expect(200);
        scene.demo
                .control()
                .arm(Fault.at("token")
                        .grantType("refresh_token")
                        .error("invalid_grant")
                        .always());
        scene.refresh().expectProblem(409, "consent_required");
        try (Screen screen = new Screen(390, ColorScheme.DARK)) {
            ConsolePage console = opened(screen);
            screen.picture("grant-dead-dark-390");
            assertThat(screen.page.locator(".lifeline").first().getAttribute("aria-label"))
                    .contains("a human is needed now");
            assertThat(console.text()).contains("Refused", "invalid_grant");
            assertThat(screen.scrollsSideways()).isFalse();
            assertThat(screen.complaints()).isEmpty();
        }
    }

    private ConsolePage opened(Screen screen) {
        ConsolePage console = new ConsolePage(screen.page, scene.hub.base());
        console.logIn("admin", Servers.ADMIN_PASSWORD);
        assertThat(console.open(path)).isEqualTo(200);
        return console;
    }
}
