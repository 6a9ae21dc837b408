package io.evergrant.it;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The page of a consent link: who asks, for what, and the way to the provider. */
record ConsentPage(Page page) {
    static ConsentPage open(Page page, String link) {
        page.navigate(link);
        return new ConsentPage(page);
    }

    void goOn() {
        Locator link =
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Continue to ")));
        link.click();
    }

    String text() {
        return page.locator("body").innerText();
    }
}
