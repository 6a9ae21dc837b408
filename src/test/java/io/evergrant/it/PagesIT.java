package io.evergrant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of the console, with something to show, wide and narrow; a picture of each is kept. */
@Tag("h2-only")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
    private final Scene scene = Scene.consented();
    private final Hub hub = scene.hub;
    private final Map<String, String> pages = new LinkedHashMap<>();

    @BeforeAll
    void haveSomethingToShow() {
        String name = scene.name;
        scene.message(Map.of("log", "bodies"));
        String call = scene.execute("echo", Map.of()).expect(200).text("call");
        hub.put("/api/applications/" + name, Map.of("profiles", List.of(name), "subjects", List.of("default")))
                .expectSaved();
        hub.post("/api/applications/" + name + "/keys", Map.of()).expect(201);
        hub.put("/api/keys/" + name, Map.of("generate", "ES256")).expectSaved();
        String link = scene.ask(Map.of("purpose", "to look at it")).text("consentUri");
        pages.putAll(PageAddresses.of(name));
        pages.put("call", "/calls/" + call);
        pages.put("consent", link.substring(hub.base().length()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void everyPageFitsItsWindowAndBearsItsTitle(int width) {
        SoftAssertions all = new SoftAssertions();
        try (Screen screen = new Screen(width)) {
            ConsolePage console = new ConsolePage(screen.page, hub.base());
            console.logIn("admin", Servers.ADMIN_PASSWORD);
            pages.forEach((name, path) -> {
                int status = console.open(path);
                screen.picture("page-" + name + "-" + width);
                all.assertThat(status).as(path).isEqualTo(name.equals("missing") ? 404 : 200);
                all.assertThat(screen.page.title()).as(path).endsWith("· Evergrant");
                all.assertThat(screen.scrollsSideways())
                        .as(path + " scrolls sideways")
                        .isFalse();
            });
            all.assertThat(screen.complaints()).isEmpty();
        }
        all.assertAll();
    }

    @Test
    void theSessionThatOpensTheConsoleOpensNoApi() {
        try (Screen screen = new Screen(1280)) {
            ConsolePage console = new ConsolePage(screen.page, hub.base());
            console.logIn("admin", Servers.ADMIN_PASSWORD);
            assertThat(console.open("/providers")).isEqualTo(200);
            assertThat(screen.page.request().get(hub.base() + "/api/providers").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void anAuditorReadsAllAndChangesNothing() {
        String auditor = scene.name + "-auditor";
        String password = Secrets.random("auditor-password");
        try (Screen screen = new Screen(1280)) {
            ConsolePage console = new ConsolePage(screen.page, hub.base());
            console.logIn("admin", Servers.ADMIN_PASSWORD);
            console.open("/add/user");
            console.fill("Name", auditor);
            console.fill("Password", password);
            console.press("Save");
            console.awaitText("Roles: Must name at least one role.");
            screen.page.getByText("Auditor: reads all but secrets").click();
            console.press("Save"); // the password that was typed is still there
            console.awaitText(auditor + " is added.");
        }
        try (Screen screen = new Screen(1280)) {
            ConsolePage console = new ConsolePage(screen.page, hub.base());
            console.logIn(auditor, password);
            assertThat(console.open("/providers/" + scene.name)).isEqualTo(200);
            assertThat(console.text()).contains("An administrator can change it.");
            assertThat(console.main().getByText("Save").count()).isZero();
            assertThat(console.open("/add/provider")).isEqualTo(403);
            assertThat(console.heading()).isEqualTo("Your role does not allow this");
            screen.picture("page-forbidden-1280");
        }
    }
}
