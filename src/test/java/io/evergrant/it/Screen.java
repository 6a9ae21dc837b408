package io.evergrant.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A person's browser: one Chromium context with its own cookies, whose complaints are kept. */
final class Screen implements AutoCloseable {
    static final Path PICTURES = Run.TARGET.resolve("screenshots");

    final Page page;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();

    Screen(int width) {
        this(width, ColorScheme.LIGHT);
    }

    Screen(int width, ColorScheme scheme) {
        context = Chromium.shared()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width < 600 ? 844 : 800)
                        .setLocale("en-GB")
                        .setTimezoneId("UTC")
                        .setColorScheme(scheme));
        page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            // a page that is missing is reported by the browser too, and may well be what a test is about
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
    }

    /** What scripts threw on any page so far, and what the content security policy stopped. */
    List<String> complaints() {
        return complaints;
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Whether the page is wider than the window. */
    boolean scrollsSideways() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    @Override
    public void close() {
        context.close();
    }
}
