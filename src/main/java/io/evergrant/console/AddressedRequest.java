package io.evergrant.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The address's variables as request parameters. Lazy: the body's parameters must not be read before the forward, or
 * uploads fail silently.
 */
final class AddressedRequest extends HttpServletRequestWrapper {
    private final Map<String, String> variables;

    AddressedRequest(HttpServletRequest request, Map<String, String> variables) {
        super(request);
        this.variables = Map.copyOf(variables);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String variable = variables.get(name);
        return variable != null ? variable : super.getParameter(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String variable = variables.get(name);
        return variable != null ? new String[] {variable} : super.getParameterValues(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
        variables.forEach((name, value) -> all.put(name, new String[] {value}));
        return Collections.unmodifiableMap(all);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }
}
