package io.evergrant.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One Liberty with the packaged WAR in it, in folders of its own: to be started, stopped, killed and started again. */
final class LibertyServer implements AutoCloseable {
    private static final Path WLP = Run.TARGET.resolve("liberty/wlp");
    private static final Duration START = Duration.ofMinutes(4);

    private final String name;
    private final Path user;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private final int port = Run.freePort();
    private Path war = Run.WAR;
    private ServerProcess process;

    LibertyServer(String name) {
        this.name = name;
        this.user = Run.FOLDER.resolve(name);
        environment.put("WLP_USER_DIR", user.toString());
        environment.put("LOG_DIR", user.resolve("logs").toString());
        environment.put("HTTP_PORT", String.valueOf(port));
        environment.put("EVERGRANT_BASE_URL", base());
        environment.put("EVERGRANT_DATA", data().toString());
        environment.put("EVERGRANT_EGRESS_ALLOW_PRIVATE", "true");
        environment.put("EVERGRANT_REFRESH_INTERVAL", "PT1S");
    }

    LibertyServer with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** An option of the JVM, {@code -Duser.timezone=America/New_York}. */
    LibertyServer jvm(String option) {
        jvmOptions.add(option);
        return this;
    }

    LibertyServer without(String variable) {
        environment.remove(variable);
        return this;
    }

    LibertyServer with(Path otherWar) {
        war = otherWar;
        return this;
    }

    /** The address that people see, without a slash at its end. */
    String base() {
        return "http://localhost:" + port;
    }

    Path data() {
        return user.resolve("data");
    }

    String environment(String variable) {
        return environment.get(variable);
    }

    /** Starts and waits until the server is ready. */
    LibertyServer start() {
        launch();
        process.awaitReady(URI.create(base() + "/health/ready"), START);
        return this;
    }

    LibertyServer startUnlessAlive() {
        return process != null && process.alive() ? this : start();
    }

    /** Starts without waiting: for a start that is to be refused. */
    LibertyServer launch() {
        if (process != null && process.alive()) {
            throw new IllegalStateException(name + " runs already");
        }
        furnish();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String options = Runtime.version().feature() >= 24 ? "java24.options" : "java9.options";
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=128m",
                "-Dfile.encoding=UTF-8"));
        command.addAll(jvmOptions);
        command.add("@" + WLP.resolve("lib/platform/java").resolve(options));
        command.add("-javaagent:" + WLP.resolve("bin/tools/ws-javaagent.jar"));
        command.addAll(List.of("-jar", WLP.resolve("bin/tools/ws-server.jar").toString(), "hub"));
        process = Run.stopAtTheEnd(new ServerProcess(Run.FOLDER.resolve(name + ".log"), user, environment, command));
        return this;
    }

    private void furnish() {
        try {
            Path server = Files.createDirectories(user.resolve("servers/hub"));
            Files.createDirectories(server.resolve("apps"));
            Files.copy(
                    WLP.resolve("usr/servers/defaultServer/server.xml"),
                    server.resolve("server.xml"),
                    StandardCopyOption.REPLACE_EXISTING);
            // with its time of day, or a restart would take it for another one and unpack it anew
            Files.copy(
                    war,
                    server.resolve("apps/evergrant.war"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            Path drivers = Files.createDirectories(user.resolve("shared/resources/jdbc"));
            try (Stream<Path> jars = Files.list(WLP.resolve("usr/shared/resources/jdbc"))) {
                for (Path jar : jars.toList()) {
                    Files.copy(jar, drivers.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String log() {
        return process == null ? "" : process.log();
    }

    String threads() {
        return process.threads();
    }

    void signal(String name) {
        process.signal(name);
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
