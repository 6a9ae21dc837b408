package io.evergrant.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever is told by webhook: remembers every call, and refuses as many as a test says. */
final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    /** One request, and how it was answered. */
    record Call(String key, JsonObject notice, int status) {
        String kind() {
            return notice.getString("kind");
        }
    }

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "webhook");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook/" + SECRET;
    }

    /** Such addresses are secrets, as a rule. */
    private static final String SECRET = Secrets.random("webhook");

    void refuse(int times) {
        refusals.set(times);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange;
                JsonReader reader = Json.createReader(exchange.getRequestBody())) {
            int status = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 500 : 204;
            calls.add(new Call(exchange.getRequestHeaders().getFirst("Idempotency-Key"), reader.readObject(), status));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** Those about what bears this name, in order. */
    List<Call> about(String name) {
        return calls.stream()
                .filter(c -> c.notice().getString("object").contains(name))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
