package io.evergrant.message;

import io.evergrant.check.Violations;
import io.evergrant.message.Piece.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with variables, <code>${name}</code>: filled in once, from left to right; what was inserted is never read again. */
final class Template {
    static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,62}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(" + NAME.pattern() + ")}");
    private static final Pattern JSON_SCALAR =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false|null");

    private final List<Part> parts = new ArrayList<>();

    private record Part(String text, boolean variable) {}

    Template(String text) {
        Matcher variable = VARIABLE.matcher(text);
        int from = 0;
        while (variable.find()) {
            parts.add(new Part(text.substring(from, variable.start()), false));
            parts.add(new Part(variable.group(1), true));
            from = variable.end();
        }
        parts.add(new Part(text.substring(from), false));
    }

    /** What a person must know when saving it. */
    static void check(Violations found, String field, String text) {
        boolean open = new Template(text)
                .parts.stream().anyMatch(p -> !p.variable() && p.text().contains("${"));
        found.addIf(open, field, "has a ${ that no variable follows: write ${name}, with letters, digits, _ . and -");
    }

    Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        parts.stream().filter(Part::variable).forEach(p -> names.add(p.text()));
        return names;
    }

    /** @throws TemplateError where a required variable is not set, or a value is refused by this spot */
    Text fill(Spot spot, Values values) {
        List<Piece> pieces = new ArrayList<>();
        boolean quoted = false;
        for (Part part : parts) {
            if (part.variable()) {
                pieces.add(new Piece(inserted(spot, quoted, part.text(), values), Origin.INSERTED));
            } else if (!part.text().isEmpty()) {
                pieces.add(new Piece(spot.literal(part.text()), Origin.TEMPLATE));
                quoted = quotedAfter(quoted, part.text());
            }
        }
        return new Text(pieces);
    }

    private static String inserted(Spot spot, boolean quoted, String name, Values values) {
        Escape how = values.escape(name);
        String value = values.value(name);
        String field = "variables." + name;
        if (spot != Spot.JSON || quoted || how == Escape.NONE) {
            return spot.escape(field, how, value);
        }
        // Outside of quotes there is nothing to escape for: only what cannot be more than one value may stand there.
        if (value.isEmpty()) {
            return "null";
        }
        if (!JSON_SCALAR.matcher(value).matches()) {
            throw new TemplateError(
                    field,
                    "The variable " + name + " stands outside of quotes in the JSON body: its value must be a number,"
                            + " true, false or null. Put \"${" + name + "}\" in quotes for a text.");
        }
        return value;
    }

    /** Whether a JSON string is open after this text; inserted values cannot close one. */
    private static boolean quotedAfter(boolean quoted, String text) {
        boolean open = quoted;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                open = !open;
            } else if (open && text.charAt(i) == '\\') {
                i++;
            }
        }
        return open;
    }
}
