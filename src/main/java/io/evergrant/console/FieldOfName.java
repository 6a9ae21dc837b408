package io.evergrant.console;

import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;

/** The field of a page for a member of the API: components bear the members' names as their ids. */
final class FieldOfName {
    private FieldOfName() {}

    /** {@code scopes[0]} is the field {@code scopes}, {@code jwt.lifetime} is {@code jwtLifetime} or {@code jwt}. */
    static Optional<UIComponent> find(UIComponent page, String member) {
        String plain = member.replaceAll("\\[.*", "");
        int dot = plain.indexOf('.');
        String joined = dot < 0
                ? plain
                : plain.substring(0, dot)
                        + plain.substring(dot + 1, dot + 2).toUpperCase(Locale.ROOT)
                        + plain.substring(dot + 2);
        return byId(page, joined).or(() -> dot < 0 ? Optional.empty() : byId(page, plain.substring(0, dot)));
    }

    private static Optional<UIComponent> byId(UIComponent parent, String id) {
        if (id.equals(parent.getId()) && parent instanceof EditableValueHolder) {
            return Optional.of(parent);
        }
        Iterator<UIComponent> children = parent.getFacetsAndChildren();
        while (children.hasNext()) {
            Optional<UIComponent> found = byId(children.next(), id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
