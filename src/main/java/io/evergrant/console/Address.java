package io.evergrant.console;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One address of the console: {@code /profiles/{profile}/grants/{subject}} and the page that answers it.
 *
 * @param pattern segments in braces are the page's view parameters
 * @param view the page's view id
 * @param section the menu's entry that it belongs to
 */
record Address(List<String> pattern, String view, String section) {

    static Address of(String pattern, String page, String section) {
        return new Address(segments(pattern), "/pages/" + page + ".xhtml", section);
    }

    /** The parameters in {@code path}, or null where this address does not match. */
    @Nullable
    Map<String, String> match(String path) {
        List<String> segments = segments(path);
        if (segments.size() != pattern.size()) {
            return null;
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String wanted = pattern.get(i);
            if (isVariable(wanted)) {
                found.put(
                        nameOf(wanted), URLDecoder.decode(segments.get(i).replace("+", "%2B"), StandardCharsets.UTF_8));
            } else if (!wanted.equals(segments.get(i))) {
                return null;
            }
        }
        return found;
    }

    boolean canBeWritten(Map<String, List<String>> parameters) {
        return pattern.stream().filter(Address::isVariable).allMatch(v -> first(parameters.get(nameOf(v))) != null);
    }

    /** The path with its variables filled in, what is left over as the query. */
    String write(Map<String, List<String>> parameters) {
        Map<String, List<String>> rest = new LinkedHashMap<>(parameters);
        StringBuilder path = new StringBuilder();
        for (String segment : pattern) {
            String value = isVariable(segment) ? first(rest.remove(nameOf(segment))) : segment;
            path.append('/').append(encode(value == null ? "" : value));
        }
        if (path.isEmpty()) {
            path.append('/');
        }
        char separator = '?';
        for (Map.Entry<String, List<String>> parameter : rest.entrySet()) {
            for (String value : parameter.getValue() == null ? List.<String>of() : parameter.getValue()) {
                if (value != null) {
                    path.append(separator)
                            .append(encode(parameter.getKey()))
                            .append('=')
                            .append(encode(value));
                    separator = '&';
                }
            }
        }
        return path.toString();
    }

    private static List<String> segments(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static String nameOf(String variable) {
        return variable.substring(1, variable.length() - 1);
    }

    private static @Nullable String first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }
}
