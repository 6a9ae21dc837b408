package io.evergrant.client;

import io.evergrant.client.RestMessageException.Reason;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** REST messages of a hub elsewhere, sent by asking it over HTTPS. */
@ApplicationScoped
class RemoteMessages implements RestMessages {
    private static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    @Inject
    private Config config;

    @Resource
    private ManagedExecutorService executor;

    private Hub hub;

    @PostConstruct
    void open() {
        hub = Hub.of(config);
    }

    @PreDestroy
    void close() {
        hub.close();
    }

    @Override
    public RestMessageAnswer send(RestMessageRequest request) {
        return answer(hub.ask(path(request), json(request), LARGEST_ANSWER));
    }

    @Override
    public CompletionStage<RestMessageAnswer> sendAsync(RestMessageRequest request) {
        return CompletableFuture.supplyAsync(() -> send(request), executor);
    }

    private static String path(RestMessageRequest request) {
        return "/api/messages/" + Hub.encoded(request.message()) + "/methods/" + Hub.encoded(request.method())
                + "/execute";
    }

    static JsonObject json(RestMessageRequest request) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("subject", request.subject().value())
                .add("variables", texts(request.variables()))
                .add("query", texts(request.query()))
                .add("headers", texts(request.headers()));
        String body = request.body();
        return (body == null ? json : json.add("body", body)).build();
    }

    private static JsonObjectBuilder texts(Map<String, String> values) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        values.forEach(json::add);
        return json;
    }

    static RestMessageAnswer answer(HubAnswer answer) {
        String call = answer.text("call");
        if (answer.status() == 200
                && call != null
                && answer.body().get("status") instanceof JsonNumber status
                && answer.body().get("durationMillis") instanceof JsonNumber millis) {
            return new RestMessageAnswer(
                    call, status.intValue(), headers(answer), body(answer), Duration.ofMillis(millis.longValue()));
        }
        Reason reason = reason(answer);
        if (reason == null) {
            throw answer.problem();
        }
        throw new RestMessageException(reason, answer.sentence(), call, null);
    }

    private static @Nullable Reason reason(HubAnswer answer) {
        String code = answer.text("code");
        String outcome = answer.text("outcome");
        return switch (code == null ? "" : code) {
            case "template_error", "invalid_request", "not_found" -> Reason.INVALID;
            case "egress_denied" -> Reason.REFUSED;
            case "too_large" -> Reason.TOO_LARGE;
            // The codes of tokens, unless the problem speaks of the target.
            default -> outcome == null ? null : outcome(outcome);
        };
    }

    private static @Nullable Reason outcome(String outcome) {
        return switch (outcome) {
            case "unreachable" -> Reason.UNREACHABLE;
            case "timed_out" -> Reason.TIMED_OUT;
            case "refused" -> Reason.REFUSED;
            default -> null;
        };
    }

    private static Map<String, String> headers(HubAnswer answer) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (answer.body().get("headers") instanceof JsonObject object) {
            object.forEach((name, value) -> {
                if (value instanceof JsonString text) {
                    headers.put(name, text.getString());
                }
            });
        }
        return headers;
    }

    private static byte[] body(HubAnswer answer) {
        String binary = answer.text("bodyBase64");
        if (binary != null) {
            return Base64.getDecoder().decode(binary);
        }
        String text = answer.text("body");
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }
}
