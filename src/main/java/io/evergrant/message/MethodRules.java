package io.evergrant.message;

import io.evergrant.check.Texts;
import io.evergrant.check.Violations;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold of one method. */
final class MethodRules {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    // RFC 3986 §3.3: path characters, percent-encoded what else there is; variables are cut out before.
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9.+_-]+/[A-Za-z0-9.+_-]+( *;[ -~]*)?");
    private static final int LONGEST_BODY = 500_000;

    private final Violations found;
    private final String field;

    MethodRules(Violations found, String field) {
        this.found = found;
        this.field = field;
    }

    void check(Method method) {
        Texts.name(found, field + ".name", method.name());
        found.addIf(
                !METHODS.contains(method.method()),
                field + ".method",
                "must be GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS");
        path(method.path());
        for (Field query : method.query()) {
            String at = field + ".query." + Texts.excerpt(query.name(), 60);
            found.addIf(query.name().isEmpty() || query.name().length() > 200, at, "must have 1 to 200 characters");
            found.addIf(query.value().length() > 4000, at, "must have at most 4000 characters");
            Template.check(found, at, query.value());
        }
        body(method);
        variables(method);
    }

    private void path(String path) {
        String at = field + ".path";
        String literal = path.replaceAll("\\$\\{[^}]*}", "");
        found.addIf(path.length() > 2000, at, "must have at most 2000 characters");
        found.addIf(literal.indexOf('?') >= 0, at, "must have no query: give the query parameters under query");
        found.addIf(
                literal.indexOf('?') < 0 && !PATH.matcher(literal).matches(),
                at,
                "must be a path, percent-encoded: /tickets/${id}");
        Template.check(found, at, path);
    }

    private void body(Method method) {
        String body = method.body();
        String type = method.contentType();
        if (body != null && !body.isEmpty()) {
            found.addIf(
                    method.method().equals("GET") || method.method().equals("HEAD"),
                    field + ".body",
                    "is not sent with " + method.method());
            found.addIf(body.length() > LONGEST_BODY, field + ".body", "must have at most 500000 characters");
            found.addIf(
                    type == null || type.isEmpty(),
                    field + ".contentType",
                    "is required with a body: it says how variables are escaped");
            Template.check(found, field + ".body", body);
        }
        if (type != null && !type.isEmpty()) {
            found.addIf(!MEDIA_TYPE.matcher(type).matches(), field + ".contentType", "must be a media type");
            String lower = type.toLowerCase(Locale.ROOT);
            found.addIf(
                    lower.contains("charset") && !lower.replaceAll("[\" ]", "").contains("charset=utf-8"),
                    field + ".contentType",
                    "must be UTF-8: bodies are sent in UTF-8");
        }
    }

    private void variables(Method method) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < method.variables().size(); i++) {
            Variable variable = method.variables().get(i);
            String at = field + ".variables[" + i + "]";
            found.addIf(
                    !Template.NAME.matcher(variable.name()).matches(),
                    at + ".name",
                    "must begin with a letter, and have letters, digits, _ . and - only");
            found.addIf(!names.add(variable.name()), at + ".name", "stands there twice");
            String test = variable.testValue();
            found.addIf(test != null && test.length() > 100_000, at + ".testValue", "is too long");
        }
    }
}
