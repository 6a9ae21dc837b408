package io.evergrant.check;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Reads JSON (RFC 8259) as strictly as two readers must agree on it: UTF-8 alone, no member twice, nothing after the end,
 * sixteen levels, no text that a database or another reader would cut or refuse.
 */
public final class StrictJson {
    private static final int DEEPEST = 16;
    private static final int MOST_MEMBERS = 1000;

    private final JsonParser parser;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** What was read is not JSON as strict as that. The message goes on after "It": {@code is not JSON}. */
    public static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what, null, false, false);
        }
    }

    /** @throws Broken where it is not one such object */
    public static JsonObject object(byte[] bytes) {
        try (JsonParser parser = Json.createParser(new StringReader(text(bytes)))) {
            if (parser.next() != Event.START_OBJECT) {
                throw broken("is not a JSON object");
            }
            JsonObject object = new StrictJson(parser).readObject(1);
            if (parser.hasNext()) {
                throw broken("has something after the end of its JSON object");
            }
            return object;
        } catch (JsonParsingException | NoSuchElementException e) {
            throw broken("is not JSON");
        }
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw broken("is not UTF-8");
        }
    }

    private JsonObject readObject(int depth) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        Set<String> names = new HashSet<>();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = sound(parser.getString());
            if (!names.add(name)) {
                throw broken("has a member twice");
            }
            limit(names.size());
            object.add(name, value(parser.next(), depth));
        }
        return object.build();
    }

    private JsonArray readArray(int depth) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        int size = 0;
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            limit(++size);
            array.add(value(event, depth));
        }
        return array.build();
    }

    private JsonValue value(Event event, int depth) {
        if (depth == DEEPEST && (event == Event.START_OBJECT || event == Event.START_ARRAY)) {
            throw broken("is nested more than " + DEEPEST + " deep");
        }
        return switch (event) {
            case START_OBJECT -> readObject(depth + 1);
            case START_ARRAY -> readArray(depth + 1);
            case VALUE_STRING -> Json.createValue(sound(parser.getString()));
            case VALUE_NUMBER -> number();
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            default -> JsonValue.NULL;
        };
    }

    private JsonValue number() {
        String digits = parser.getString();
        if (digits.length() > 40) {
            throw broken("has a number of more than 40 characters");
        }
        return parser.getValue();
    }

    /** U+0000 ends texts in some databases, and half a surrogate pair has no UTF-8. */
    private static String sound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw broken("has a text with U+0000 or with half a surrogate pair");
            }
            i += pair ? 1 : 0;
        }
        return text;
    }

    private static void limit(int size) {
        if (size > MOST_MEMBERS) {
            throw broken("has an object or array with more than " + MOST_MEMBERS + " members");
        }
    }

    private static Broken broken(String what) {
        return new Broken(what);
    }
}
