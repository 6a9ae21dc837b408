package io.evergrant.client;

import io.evergrant.client.GrantUnavailableException.Reason;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The hub's API as this application reaches it, by the settings {@code evergrant.url} and {@code evergrant.api-key}. */
final class Hub implements AutoCloseable {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    // The hub itself makes a caller wait 25 s at most.
    private static final int CONNECT_SECONDS = 3;
    private static final int READ_SECONDS = 26;

    private final URI base;
    private final String key;
    private final Client client;

    Hub(URI base, String key) {
        String host = base.getHost() == null ? "" : base.getHost().toLowerCase(Locale.ROOT);
        boolean https = "https".equalsIgnoreCase(base.getScheme());
        boolean loopback = "http".equalsIgnoreCase(base.getScheme()) && LOOPBACK.contains(host);
        if (host.isEmpty() || !(https || loopback)) {
            throw new IllegalStateException(
                    "The setting evergrant.url must be an https: address; http: is for the same machine only.");
        }
        this.base = base;
        this.key = key;
        this.client = ClientBuilder.newBuilder()
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                // Jersey alone follows redirects unasked, and would take the API key along.
                .property("jersey.config.client.followRedirects", false)
                .build();
    }

    static Hub of(Config config) {
        return new Hub(URI.create(setting(config, "evergrant.url")), setting(config, "evergrant.api-key"));
    }

    private static String setting(Config config, String name) {
        return config.getOptionalValue(name, String.class)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalStateException("The setting " + name
                        + " is missing. It is read through MicroProfile Config, for instance from the environment: "
                        + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "_") + "."));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Asks the hub.
     *
     * @param path below the hub's address, encoded, with its query; begins with a slash
     * @param body what to post; null for a GET
     * @param limit the largest answer that is read, in bytes
     * @throws GrantUnavailableException UNREACHABLE where no answer came, or one that is not the hub's
     */
    HubAnswer ask(String path, @Nullable JsonObject body, int limit) {
        String root = base.toString();
        Invocation.Builder request = client.target(
                        URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path))
                .request(MediaType.APPLICATION_JSON, "application/problem+json")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + key);
        try (Response response = body == null
                ? request.get()
                : request.post(Entity.entity(body.toString(), "application/json;charset=UTF-8"))) {
            return new HubAnswer(response.getStatus(), object(response, limit), retryAfter(response));
        } catch (ProcessingException | IOException | JsonException e) {
            throw new GrantUnavailableException(
                    Reason.UNREACHABLE,
                    "The hub at " + base + " cannot be reached, or its answer cannot be read.",
                    null,
                    null,
                    e);
        }
    }

    private static JsonObject object(Response response, int limit) throws IOException {
        MediaType type = response.getMediaType();
        if (type == null || !type.getSubtype().endsWith("json") || !response.hasEntity()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (InputStream in = response.readEntity(InputStream.class)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new IOException("The hub's answer has more than " + limit + " bytes.");
            }
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
                return reader.readObject();
            }
        }
    }

    private static @Nullable Duration retryAfter(Response response) {
        String seconds = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }

    @Override
    public void close() {
        client.close();
    }
}
