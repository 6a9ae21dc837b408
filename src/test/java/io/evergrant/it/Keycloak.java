package io.evergrant.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Keycloak with one realm: rotation with reuse detection, short tokens, a person and some clients. */
final class Keycloak {
    static final String CLIENT_SECRET = Secrets.random("kc-client");
    static final String PASSWORD = Secrets.random("kc-person");
    static final String PERSON = "ada";

    private static final Path HOME = Path.of(System.getProperty("evergrant.it.keycloak", "target/keycloak"));
    private static final Path LOG = Run.FOLDER.resolve("keycloak.log");
    private static final Map<String, String> ENVIRONMENT = Map.of("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
    private static Keycloak shared;

    private final String base = "http://127.0.0.1:" + Run.freePort();

    private Keycloak() {}

    /**
     * The run's Keycloak, started by the first who asks.
     *
     * @param hub the base URL of the hub, which its clients' redirect URIs and keys belong to
     */
    static synchronized Keycloak shared(String hub) {
        if (shared == null) {
            Keycloak keycloak = new Keycloak();
            keycloak.start(hub);
            shared = keycloak;
        }
        return shared;
    }

    String issuer() {
        return base + "/realms/evergrant";
    }

    private void start(String hub) {
        int port = URI.create(base).getPort();
        try (InputStream in = Keycloak.class.getResourceAsStream("/keycloak/realm.json")) {
            Files.createDirectories(LOG.getParent());
            String realm = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@HUB@", hub)
                    .replace("@KEYCLOAK@", base)
                    .replace("@CLIENT_SECRET@", CLIENT_SECRET)
                    .replace("@PASSWORD@", PASSWORD);
            Files.createDirectories(HOME.resolve("data/import"));
            Files.writeString(HOME.resolve("data/import/realm.json"), realm);
            build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerProcess process = new ServerProcess(
                LOG,
                HOME,
                ENVIRONMENT,
                List.of(
                        script(),
                        "start",
                        "--optimized",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--http-management-port=" + Run.freePort(),
                        "--hostname=" + base,
                        "--import-realm"));
        Run.stopAtTheEnd(process);
        process.awaitReady(URI.create(issuer() + "/.well-known/openid-configuration"), Duration.ofMinutes(3));
    }

    /** Once per unpacked distribution. */
    private static void build() throws IOException {
        Path built = HOME.resolve("data/built");
        if (Files.exists(built)) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(script(), "build", "--db=dev-mem", "--health-enabled=true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("Keycloak could not be built: see " + LOG);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Files.writeString(built, "");
    }

    private static String script() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return HOME.resolve("bin").resolve(windows ? "kc.bat" : "kc.sh").toString();
    }
}
