package io.evergrant.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The escapings themselves. What they return has no meaning of its own in the place it is made for. */
final class Escapes {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private Escapes() {}

    /** Inside a JSON string (RFC 8259 §7); U+2028 and U+2029 too, which older readers take for line ends. */
    static String json(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    /**
     * XML text or an attribute's value (XML 1.0 §2.4), line ends kept.
     *
     * @throws TemplateError where it holds what no XML 1.0 document can
     */
    static String xml(String field, String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&apos;");
                case '\t', '\n', '\r' -> out.append("&#").append((int) c).append(';');
                default -> {
                    if (c < 0x20 || c == 0xfffe || c == 0xffff) {
                        throw new TemplateError(field, field + " holds a control character, which XML cannot hold.");
                    }
                    out.append(c);
                }
            }
        }
        return out.toString();
    }

    /** Percent-encoding (RFC 3986 §2.1) of all but the unreserved characters: good for any part of a URI, and for forms. */
    static String percent(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return out.toString();
    }
}
