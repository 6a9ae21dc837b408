package io.evergrant.api;

import io.evergrant.message.Escape;
import io.evergrant.message.Variable;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.Locale;

/** The variables of a method as the API writes them. */
final class VariableJson {
    private VariableJson() {}

    static List<Variable> read(List<Members> list) {
        return list.stream()
                .map(in -> new Variable(
                        in.required("name"),
                        in.one("escape", Words.of(Escape.values()), Words.list(Escape.values()), Escape.AUTO),
                        in.flag("required", false),
                        in.text("testValue")))
                .toList();
    }

    static JsonArray write(List<Variable> variables) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        variables.forEach(v -> list.add(new Out()
                .text("name", v.name())
                .text("escape", v.escape().name().toLowerCase(Locale.ROOT))
                .flag("required", v.required())
                .text("testValue", v.testValue())
                .json()));
        return list.build();
    }
}
