package io.evergrant.message;

import io.evergrant.check.Texts;
import io.evergrant.message.Prepared.Header;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fills a method's templates with the values of one call. Says nothing yet about who sends it. */
final class Filling {
    private final MessageSettings message;
    private final Method method;
    private final Sending sending;
    private final Values values;

    private Filling(MessageSettings message, Method method, Sending sending) {
        this.message = message;
        this.method = method;
        this.sending = sending;
        this.values = new Values(method, sending.variables(), variables(message, method));
    }

    /** @throws TemplateError where a value is missing, unknown, or refused by its place */
    static Prepared of(MessageSettings message, Method method, Sending sending) {
        return new Filling(message, method, sending).prepared();
    }

    /** The variables that a method's templates ask for, in the order of the request. */
    static Set<String> variables(MessageSettings message, Method method) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(
                        Stream.of(method.path()),
                        method.query().stream().map(Field::value),
                        message.headers().stream().map(Field::value),
                        method.headers().stream().map(Field::value),
                        Stream.ofNullable(method.body()))
                .flatMap(s -> s)
                .forEach(text -> names.addAll(new Template(text).variables()));
        return names;
    }

    private Prepared prepared() {
        Text uri = Target.text(message.endpoint(), new Template(method.path()).fill(Spot.PATH, values), query());
        URI target = Target.parsed(message.endpoint(), uri);
        Text body = body();
        return new Prepared(method.method(), uri, target, headers(body != null), body);
    }

    private List<Text> query() {
        Map<String, Text> all = new LinkedHashMap<>();
        for (Field field : method.query()) {
            Text value = new Template(field.value()).fill(Spot.QUERY, values);
            Text pair = Text.of(Escapes.percent(field.name()) + "=").and(value);
            all.merge(
                    field.name(), pair, (first, next) -> first.and(Text.of("&")).and(next));
        }
        sending.query()
                .forEach((name, value) ->
                        all.put(name, Text.inserted(Escapes.percent(name) + "=" + Escapes.percent(value))));
        return List.copyOf(all.values());
    }

    private @Nullable Text body() {
        String given = sending.body();
        if (given != null) {
            if (Set.of("GET", "HEAD").contains(method.method())) {
                throw new TemplateError("body", "A " + method.method() + " request has no body.");
            }
            return Text.inserted(given);
        }
        String template = method.body();
        return template == null || template.isEmpty()
                ? null
                : new Template(template).fill(Spot.ofBody(method.contentType()), values);
    }

    private List<Header> headers(boolean body) {
        Map<String, Header> all = new LinkedHashMap<>();
        put(all, "Accept", Text.of("*/*"));
        put(all, "User-Agent", Text.of("Evergrant"));
        message.headers().forEach(f -> put(all, f.name(), new Template(f.value()).fill(Spot.HEADER, values)));
        method.headers().forEach(f -> put(all, f.name(), new Template(f.value()).fill(Spot.HEADER, values)));
        sending.headers().forEach((name, value) -> {
            String wrong = HeaderRules.wrong(name);
            if (wrong != null || isKeyHeader(name)) {
                String shown = Texts.excerpt(name, 60);
                throw new TemplateError(
                        "headers." + shown,
                        "The header " + shown + " " + (wrong == null ? "carries the API key" : wrong) + ".");
            }
            put(all, name, Text.inserted(value));
        });
        String type = method.contentType();
        if (body && type != null) {
            put(all, "Content-Type", Text.of(type));
        }
        return List.copyOf(all.values());
    }

    private boolean isKeyHeader(String name) {
        return name.equalsIgnoreCase(message.authentication(method).header());
    }

    private static void put(Map<String, Header> all, String name, Text value) {
        if (!HeaderRules.isValue(value.whole())) {
            throw new TemplateError(
                    "headers." + name,
                    "The header " + name + " would hold a line break, another control character or a letter beyond"
                            + " ASCII, which headers cannot.");
        }
        all.put(name.toLowerCase(Locale.ROOT), new Header(name, value));
    }
}
