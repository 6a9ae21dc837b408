package io.evergrant.egress;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a URL as a person wrote it; what could be read in two ways is refused. */
final class Reading {
    private static final int LONGEST = 2000;
    /** With a query that was filled in; what most servers still read. */
    private static final int LONGEST_SENT = 16_000;

    private static final Pattern PARTS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^#]*)(#.*)?");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]+)(:\\d{0,7})?");

    private Reading() {}

    /** A URL that a person entered. */
    static URI read(String text) {
        return read(text, LONGEST);
    }

    /** Any URL, also one that was put together. */
    static URI read(URI uri) {
        return read(uri.toString(), LONGEST_SENT);
    }

    private static URI read(String text, int longest) {
        if (text.length() > longest) {
            throw new EgressDenied("The URL is longer than " + longest + " characters.");
        }
        if (text.indexOf('\\') >= 0
                || text.chars()
                        .anyMatch(
                                c -> c <= ' ' || c == 0x7f || Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw new EgressDenied(
                    "The URL holds a backslash, a space or a control character. Encode it, or leave it out.");
        }
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new EgressDenied("That is no URL with a host, like https://login.example.com/token.");
        }
        String authority = parts.group(2);
        if (authority.indexOf('@') >= 0) {
            throw new EgressDenied("A URL must not hold a user name or password.");
        }
        Matcher host = AUTHORITY.matcher(authority);
        if (!host.matches()) {
            throw new EgressDenied("The URL has no host that could be read.");
        }
        String port = host.group(2) == null ? "" : host.group(2);
        String rest = parts.group(3) + (parts.group(4) == null ? "" : parts.group(4));
        return uri(parts.group(1) + "://" + ascii(host.group(1)) + port + rest);
    }

    /** Look-alikes are seen, and compared, as what they are: A-labels (RFC 5890). */
    private static String ascii(String host) {
        if (host.startsWith("[")) {
            return host;
        }
        try {
            return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new EgressDenied("The URL's host is no name that the Internet knows.");
        }
    }

    private static URI uri(String text) {
        if (text.chars().anyMatch(c -> c > 0x7e)) {
            throw new EgressDenied("The URL's path or query holds a character that must be percent-encoded.");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new EgressDenied("That is no URL: " + e.getReason() + ".");
        }
    }
}
