package io.evergrant.message;

import io.evergrant.check.Texts;
import java.util.Map;
import java.util.Set;

/** What the variables of one call are, as its method declared them. */
final class Values {
    private final Method method;
    private final Map<String, String> given;

    /** @throws TemplateError where a value is given that no template asks for, or that is no text */
    Values(Method method, Map<String, String> given, Set<String> asked) {
        this.method = method;
        this.given = given;
        given.forEach((name, value) -> {
            if (!asked.contains(name) && method.declared(name).isEmpty()) {
                String shown = Texts.excerpt(name, 80);
                throw new TemplateError(
                        "variables." + shown, "The method " + method.name() + " has no variable " + shown + ".");
            }
            if (!isText(value)) {
                throw new TemplateError("variables." + name, "The value of " + name + " is no Unicode text.");
            }
        });
    }

    Escape escape(String name) {
        return method.variable(name).escape();
    }

    /** @throws TemplateError where it is required and not set */
    String value(String name) {
        String value = given.get(name);
        if (value != null) {
            return value;
        }
        if (method.variable(name).required()) {
            throw new TemplateError("variables." + name, "The variable " + name + " is required and was not given.");
        }
        return "";
    }

    /** Half a surrogate pair would leave as a question mark. */
    private static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
