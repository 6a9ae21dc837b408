package io.evergrant.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real Chromium, fetched by the platform's own means where there is none. */
final class Chromium {
    private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    private static Browser shared;

    private Chromium() {}

    static synchronized Browser shared() {
        if (shared == null) {
            shared = begin();
        }
        return shared;
    }

    private static Browser begin() {
        Optional<Path> chromium = installed();
        if (chromium.isEmpty()) {
            chromium = fetch();
        }
        Playwright playwright = Run.stopAtTheEnd(Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD)));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
        chromium.ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    private static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Debian's package where we may install it, else Playwright's own build, which it finds itself. */
    private static Optional<Path> fetch() {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root && Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            run(new ProcessBuilder("apt-get", "-qq", "update"));
            run(new ProcessBuilder("apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium"));
            return installed();
        }
        ProcessBuilder install =
                Driver.ensureDriverInstalled(NO_DOWNLOAD, false).createProcessBuilder();
        List<String> command = new ArrayList<>(install.command());
        command.addAll(List.of("install", "chromium"));
        run(install.command(command));
        return Optional.empty();
    }

    private static void run(ProcessBuilder builder) {
        try {
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Files.createDirectories(Run.FOLDER);
            int exit = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            Run.FOLDER.resolve("chromium.log").toFile()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(builder.command() + " ended with " + exit + ": see chromium.log");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
