package io.evergrant.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of place where a variable can stand, and what {@code auto} means there. */
enum Spot {
    PATH,
    QUERY,
    FORM,
    JSON,
    XML,
    HEADER,
    TEXT;

    /** The kind of a body, by its content type. */
    static Spot ofBody(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        int parameters = type.indexOf(';');
        String bare = (parameters < 0 ? type : type.substring(0, parameters)).strip();
        if (bare.equals("application/json") || bare.endsWith("+json") || bare.equals("text/json")) {
            return JSON;
        }
        if (bare.equals("application/xml") || bare.equals("text/xml") || bare.endsWith("+xml")) {
            return XML;
        }
        return bare.equals("application/x-www-form-urlencoded") ? FORM : TEXT;
    }

    /** What the template itself says here, as it is sent: only a query's value is written as plain text. */
    String literal(String text) {
        return this == QUERY ? Escapes.percent(text) : text;
    }

    String auto(String field, String value) {
        return switch (this) {
            case PATH, QUERY, FORM -> Escapes.percent(value);
            case JSON -> Escapes.json(value);
            case XML -> Escapes.xml(field, value);
            case HEADER, TEXT -> value;
        };
    }

    /** A value as its variable wants it; an escaping chosen by hand comes before that of the place, not instead. */
    String escape(String field, Escape how, String value) {
        return switch (how) {
            case NONE -> value;
            case AUTO -> auto(field, value);
            case JSON -> this == JSON ? auto(field, value) : auto(field, Escapes.json(value));
            case XML -> this == XML ? auto(field, value) : auto(field, Escapes.xml(field, value));
            case URL ->
                this == PATH || this == QUERY || this == FORM
                        ? auto(field, value)
                        : auto(field, Escapes.percent(value));
        };
    }
}
