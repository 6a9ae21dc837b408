package io.evergrant.it;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** The hub as an outside program sees it: its address and one API key. */
final class Hub {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** What the hub hands out and keeps nowhere in the clear. */
    private static final Pattern SECRET = Pattern.compile("\"(?:access_token|key)\"\\s*:\\s*\"([^\"]{16,})\"");

    private static Hub shared;

    private final String base;
    private final String key;

    /**
     * @param base the address without a slash at its end
     * @param key the API key, or null for a stranger
     */
    Hub(String base, String key) {
        this.base = base;
        this.key = key;
    }

    /** The run's own hub, started by the first who asks, with the key of an administrator. */
    static synchronized Hub shared() {
        if (shared == null) {
            shared = new Hub(Servers.onThisRunsDatabase("hub").start().base(), Servers.ADMIN_KEY);
        }
        return shared;
    }

    Hub as(String otherKey) {
        return new Hub(base, otherKey);
    }

    String base() {
        return base;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer put(String path, Map<String, ?> body) {
        return send("PUT", path, json(body));
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, json(body));
    }

    Answer post(String path) {
        return send("POST", path, null);
    }

    /** Any request; {@code headers} are names and values in turn. */
    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            SECRET.matcher(response.body()).results().forEach(found -> Secrets.used(found.group(1)));
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether anything but an error comes from there. */
    boolean answers(String path) {
        try {
            return get(path).status() < 400;
        } catch (UncheckedIOException notListening) {
            return false;
        }
    }

    static String json(Map<String, ?> body) {
        return Json.createObjectBuilder(body).build().toString();
    }
}
