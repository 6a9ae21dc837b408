package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The home page's calendar: which day needs a human, and the way to that day's grants. */
@Tag("h2-only")
class ConsentCalendarIT {
    @Test
    void aDayOfTheCalendarLeadsToItsGrants() {
        Scene near = ending("P21D");
        Scene far = ending("P60D");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (Screen screen = new Screen(1280)) {
            ConsolePage console = home(screen, near);
            screen.picture("home-calendar-1280");
            assertThat(console.text()).contains("Consent calendar", far.name + " · default");
            String day = today.plusDays(60).toString();
            screen.page.locator(".calendar a[href*='" + day + "']").click();
            console.awaitText(far.name + " · default");
            assertThat(console.text()).doesNotContain(near.name + " · default");
            screen.picture("grants-day-1280");
            console.open("/");
            screen.page.locator("[data-shows=calendar-table]").click();
            console.awaitText("Client secret ends");
            screen.page
                    .locator("#calendar-table a[href*='" + today.plusDays(21) + "']")
                    .click();
            console.awaitText(near.name + " · default");
            assertThat(screen.complaints()).isEmpty();
        }
        try (Screen screen = new Screen(390, ColorScheme.DARK)) {
            home(screen, near);
            screen.picture("home-calendar-dark-390");
            assertThat(screen.scrollsSideways()).isFalse();
            assertThat(screen.complaints()).isEmpty();
        }
    }

    private static Scene ending(String lifetime) {
        Scene scene = Scene.set().provider(Map.of("refreshLifetime", lifetime));
        scene.consent();
        return scene;
    }

    private static ConsolePage home(Screen screen, Scene scene) {
        ConsolePage console = new ConsolePage(screen.page, scene.hub.base());
        console.logIn("admin", Servers.ADMIN_PASSWORD);
        console.open("/");
        return console;
    }
}
