package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hub whose database comes from elsewhere says so on every page, until an administrator adopts it. */
@Tag("h2-only")
class CopiedDatabaseIT {
    @Test
    void everyPageSaysThatNothingIsRefreshedUntilAnAdministratorAdoptsIt() {
        try (LibertyServer server = Servers.onH2("copied").start()) {
            Scene scene = Scene.on(new Hub(server.base(), Servers.ADMIN_KEY));
            scene.consent();
            server.close();
            server.with("EVERGRANT_BASE_URL", server.base().replace("localhost", "127.0.0.1"))
                    .start();
            scene.refresh().expectProblem(503, "provider_unavailable");
            try (Screen screen = new Screen(1280)) {
                ConsolePage console = new ConsolePage(screen.page, server.base());
                console.logIn("admin", Servers.ADMIN_PASSWORD);
                for (String path : List.of("/", "/grants", scene.grantPath().substring("/api".length()))) {
                    console.open(path);
                    assertThat(screen.page.getByRole(AriaRole.ALERT).allInnerTexts())
                            .anySatisfy(text -> assertThat(text)
                                    .contains(
                                            "Nothing is refreshed. This database was last run under " + server.base()));
                }
                screen.picture("not-adopted-1280");
                console.press("Adopt this database…");
                screen.page.getByText("both lose them").waitFor();
                screen.picture("adopt-1280");
                assertThat(screen.page.evaluate("document.activeElement.textContent"))
                        .isEqualTo("Keep it");
                console.press("Adopt this database");
                screen.page.getByText("The database is adopted.").waitFor();
                scene.refresh().expect(200);
                console.open("/");
                assertThat(screen.page.getByText("Nothing is refreshed.").count())
                        .isZero();
                assertThat(screen.complaints()).isEmpty();
            }
        }
    }
}
