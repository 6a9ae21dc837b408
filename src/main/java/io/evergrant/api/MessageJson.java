package io.evergrant.api;

import io.evergrant.message.Authentication;
import io.evergrant.message.Field;
import io.evergrant.message.LogLevel;
import io.evergrant.message.MessageSettings;
import io.evergrant.message.Method;
import io.evergrant.message.RestMessage;
import io.evergrant.message.Retry;
import io.evergrant.secret.SecretChange;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A REST message as the API writes it; its secrets stand beside the settings, by where they stand in it. */
final class MessageJson {
    private final Map<String, SecretChange> secrets = new LinkedHashMap<>();

    /** What was read: the settings, and what becomes of each secret. */
    record Read(MessageSettings settings, Map<String, SecretChange> secrets) {}

    static Read read(Members in) {
        in.ignore("name", "secretsSet");
        in.refuse("hold");
        MessageJson json = new MessageJson();
        Duration timeout = in.duration("timeout");
        MessageSettings settings = new MessageSettings(
                in.required("endpoint"),
                json.authentication(in.object("authentication"), ""),
                fields(in.pairs("headers")),
                timeout == null ? MessageSettings.USUAL_TIMEOUT : timeout,
                retry(in.object("retry")),
                in.one("log", Words.of(LogLevel.values()), Words.list(LogLevel.values()), LogLevel.BASIC),
                json.methods(in.objects("methods")));
        return new Read(settings, json.secrets);
    }

    private static Retry retry(Members in) {
        Duration backoff = in.duration("backoff");
        return new Retry(
                in.number("attempts", Retry.NONE.attempts()), backoff == null ? Retry.NONE.backoff() : backoff);
    }

    /** @param prefix where it stands, as the message room names its secrets */
    private Authentication authentication(Members in, String prefix) {
        in.refuse("tlsKey");
        Authentication.Type type = in.one(
                "type",
                Words.of(Authentication.Type.values()),
                Words.list(Authentication.Type.values()),
                Authentication.Type.NONE);
        secret(in, prefix, "password");
        secret(in, prefix, "value");
        return new Authentication(type, in.text("profile"), in.text("username"), in.text("header"));
    }

    private void secret(Members in, String prefix, String name) {
        SecretChange change = in.secret(name);
        if (!(change instanceof SecretChange.Keep)) {
            secrets.put(prefix + "authentication." + name, change);
        }
    }

    private List<Method> methods(List<Members> list) {
        List<Method> methods = new ArrayList<>();
        for (Members in : list) {
            String name = in.required("name");
            methods.add(new Method(
                    name,
                    in.required("method"),
                    in.text("path", ""),
                    fields(in.pairs("query")),
                    fields(in.pairs("headers")),
                    in.text("contentType"),
                    in.text("body"),
                    in.has("authentication")
                            ? authentication(in.object("authentication"), "methods." + name + ".")
                            : null,
                    VariableJson.read(in.objects("variables"))));
        }
        return methods;
    }

    private static List<Field> fields(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(e -> new Field(e.getKey(), e.getValue()))
                .toList();
    }

    static JsonObject write(RestMessage message) {
        MessageSettings settings = message.settings();
        JsonArrayBuilder methods = Json.createArrayBuilder();
        settings.methods().forEach(m -> methods.add(write(m)));
        return new Out()
                .text("name", message.name())
                .text("endpoint", settings.endpoint())
                .value("authentication", write(settings.authentication()))
                .pairs("headers", pairs(settings.headers()))
                .text("timeout", settings.timeout())
                .value(
                        "retry",
                        new Out()
                                .number("attempts", settings.retry().attempts())
                                .text("backoff", settings.retry().backoff())
                                .json())
                .text("log", settings.log().name().toLowerCase(Locale.ROOT))
                .value("methods", methods.build())
                .texts("secretsSet", message.secretsSet())
                .json();
    }

    private static JsonObject write(Method method) {
        Out out = new Out()
                .text("name", method.name())
                .text("method", method.method())
                .text("path", method.path())
                .pairs("query", pairs(method.query()))
                .pairs("headers", pairs(method.headers()))
                .text("contentType", method.contentType())
                .text("body", method.body());
        if (method.authentication() != null) {
            out.value("authentication", write(method.authentication()));
        }
        return out.value("variables", VariableJson.write(method.variables())).json();
    }

    private static JsonObject write(Authentication authentication) {
        return new Out()
                .text("type", authentication.type().name().toLowerCase(Locale.ROOT))
                .text("profile", authentication.profile())
                .text("username", authentication.username())
                .text("header", authentication.header())
                .json();
    }

    private static Map<String, String> pairs(List<Field> fields) {
        Map<String, String> pairs = new LinkedHashMap<>();
        fields.forEach(f -> pairs.put(f.name(), f.value()));
        return pairs;
    }
}
