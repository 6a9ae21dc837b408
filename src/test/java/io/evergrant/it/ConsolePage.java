package io.evergrant.it;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Any page of the console, as a person uses it: by the names of its buttons, links and fields. */
record ConsolePage(Page page, String base) {

    /** The status of the answer. */
    int open(String path) {
        Response response = page.navigate(base + path);
        return response == null ? 0 : response.status();
    }

    void logIn(String name, String password) {
        page.navigate(base + "/login");
        fill("Name", name);
        fill("Password", password);
        press("Log in");
        page.waitForURL(url -> !url.endsWith("/login"));
    }

    void fill(String label, String value) {
        page.getByLabel(Pattern.compile("^" + label + "\\W*$")).fill(value);
    }

    /** The whole name, but for an icon before it. */
    void press(String button) {
        Pattern name = Pattern.compile("^\\W*" + button + "$");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    void follow(String link) {
        main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
                .click();
    }

    void awaitText(String text) {
        main().getByText(text).first().waitFor();
    }

    Locator main() {
        return page.locator("main");
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    String text() {
        return main().innerText();
    }
}
