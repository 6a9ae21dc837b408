package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.evergrant.demo.DemoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way that README leads a newcomer: from the first password to the Java line, in a browser, on a hub of its own. */
@Tag("h2-only")
class NewcomerIT {
    private final LibertyServer server = Servers.onH2("newcomer").without("EVERGRANT_ADMIN_PASSWORD");
    private final DemoServer demo = Demos.start(server.base());

    @Test
    void aNewcomerConnectsConsentsWatchesAndCalls() throws IOException {
        demo.control().accessTokenLifetime(Duration.ofSeconds(8));
        server.with("EVERGRANT_DEMO_URL", demo.issuer()).start();
        try (Screen screen = new Screen(1280)) {
            ConsolePage console = new ConsolePage(screen.page, server.base());
            console.logIn(
                    "admin",
                    Files.readString(server.data().resolve("first-password")).strip());
            screen.picture("home-first-run-1280");
            connect(console);
            consent(console);
            watch(console);
            call(console);
            console.open("/");
            screen.picture("console");
            assertThat(console.text()).contains("4 of 5 done", "Sent\n1", "Change the first password");
            assertThat(screen.complaints()).isEmpty();
        } finally {
            server.close();
        }
        assertThat(server.log()).doesNotContain("[ERROR");
    }

    private static void connect(ConsolePage console) {
        assertThat(console.heading()).isEqualTo("Nothing is connected yet");
        console.press("Connect the demo provider");
        console.awaitText("Connected: ");
        assertThat(console.text()).contains("1 of 5 done");
    }

    private static void consent(ConsolePage console) {
        console.follow("Get OAuth token");
        console.page().getByRole(AriaRole.BUTTON).getByText("Allow").click();
        console.awaitText("Consent given.");
        assertThat(console.heading()).isEqualTo("Nothing needs a human");
        assertThat(console.text()).contains("2 of 5 done");
    }

    /** Without touching the page: it shows by itself that the timer has renewed the token. */
    private static void watch(ConsolePage console) {
        console.follow("Show the grant");
        assertThat(console.text()).contains("No end known", "tickets.write");
        console.page()
                .waitForCondition(
                        () -> !console.text().contains("no renewal yet"),
                        new Page.WaitForConditionOptions().setTimeout(60_000));
    }

    private static void call(ConsolePage console) {
        console.open("/");
        console.follow("Open the message");
        console.press("Test");
        console.awaitText("200 OK");
        console.open("/");
        console.follow("Show the line");
        assertThat(console.text())
                .contains("@Inject RestMessages messages;", "messages.call(\"demo-tickets\", \"list\")");
    }
}
