package io.evergrant.console;

import io.evergrant.check.InvalidInput;
import io.evergrant.check.Violation;
import io.evergrant.check.Violations;
import io.evergrant.message.Field;
import io.evergrant.message.Method;
import io.evergrant.message.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A method's settings as fields, and back. */
final class MethodForm {
    private MethodForm() {}

    static Fields of(Method method) {
        Fields fields = new Fields()
                .with("name", method.name())
                .with("method", method.method())
                .with("path", method.path())
                .with("query", lines(method.query()))
                .with("headers", lines(method.headers()))
                .with("contentType", method.contentType())
                .with("body", method.body());
        return AuthenticationForm.into(fields, method.authentication());
    }

    static Method read(Fields fields, List<Variable> variables, Violations found) {
        return new Method(
                fields.text("name", ""),
                fields.text("method", ""),
                fields.text("path", ""),
                fields(fields, "query", found),
                fields(fields, "headers", found),
                fields.text("contentType"),
                fields.text("body"),
                AuthenticationForm.read(fields),
                variables);
    }

    static String lines(List<Field> list) {
        return list.stream().map(f -> f.name() + "=" + f.value()).collect(Collectors.joining("\n"));
    }

    /** One a line; the same name may stand there twice. */
    static List<Field> fields(Fields fields, String name, Violations found) {
        List<Field> list = new ArrayList<>();
        for (String line : fields.lines(name)) {
            int sign = line.indexOf('=');
            if (sign < 1) {
                found.add(name, Words.text("field.pairs"));
            } else {
                list.add(new Field(
                        line.substring(0, sign).strip(),
                        line.substring(sign + 1).strip()));
            }
        }
        return list;
    }

    /** What is wrong with one method, under the names that its own form has. */
    static InvalidInput ofThisForm(InvalidInput input) {
        return new InvalidInput(input.violations().stream()
                .map(v -> new Violation(v.field().replaceFirst("^methods(?:\\[\\d+]|\\.[^.]+)\\.", ""), v.message()))
                .toList());
    }

    /** The same for the dialog in which a method begins: {@code name} is its {@code newName}. */
    static InvalidInput ofTheDialog(InvalidInput input) {
        return new InvalidInput(input.violations().stream()
                .map(v -> new Violation(
                        "new" + v.field().substring(0, 1).toUpperCase(Locale.ROOT)
                                + v.field().substring(1),
                        v.message()))
                .toList());
    }
}
