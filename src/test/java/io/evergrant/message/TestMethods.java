package io.evergrant.message;

import java.util.List;

/** Methods of a REST message, and the variables in them. */
final class TestMethods {
    private TestMethods() {}

    static Method post(String path, String contentType, String body) {
        return new Method("create", "POST", path, List.of(), List.of(), contentType, body, null, List.of());
    }

    static Method get(String path, Field... query) {
        return new Method("get", "GET", path, List.of(query), List.of(), null, null, null, List.of());
    }

    static Method with(Method method, Variable... variables) {
        return new Method(
                method.name(),
                method.method(),
                method.path(),
                method.query(),
                method.headers(),
                method.contentType(),
                method.body(),
                method.authentication(),
                List.of(variables));
    }

    static Variable optional(String name) {
        return new Variable(name, Escape.AUTO, false, null);
    }

    static Variable escaped(String name, Escape how) {
        return new Variable(name, how, true, null);
    }
}
