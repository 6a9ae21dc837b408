package io.evergrant.message;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which headers a person or caller may set (RFC 9110 §5), and which the connection and the login own. */
final class HeaderRules {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E\\t]*");
    private static final Set<String> OWNED = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "accept-encoding",
            "http2-settings");

    private HeaderRules() {}

    /** What is wrong with a header's name, as the end of a sentence; null where nothing is. */
    static @Nullable String wrong(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!TOKEN.matcher(name).matches()) {
            return "is no name of a header (RFC 9110 §5.1)";
        }
        if (OWNED.contains(lower) || lower.startsWith("proxy-")) {
            return "is set by the connection itself";
        }
        if (lower.equals("authorization")) {
            return "is set by the authentication; an API key may stand in it, too";
        }
        return lower.equals("content-type") ? "is set by the content type" : null;
    }

    /** Whether an API key may stand in it: {@code Authorization} is fine here. */
    static boolean mayCarryKey(@Nullable String name) {
        return name != null && (name.equalsIgnoreCase("authorization") || wrong(name) == null);
    }

    static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }
}
