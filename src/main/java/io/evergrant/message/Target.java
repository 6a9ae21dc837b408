package io.evergrant.message;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The URI of a request: put together, then judged in the parsed form that is sent. */
final class Target {
    static final int LONGEST = 16_000;

    private Target() {}

    static Text text(String endpoint, Text path, List<Text> query) {
        String base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
        String written = path.whole();
        Text whole = Text.of(written.isEmpty() || written.startsWith("/") ? base : base + "/")
                .and(path);
        String before = "?";
        for (Text pair : query) {
            whole = whole.and(Text.of(before)).and(pair);
            before = "&";
        }
        return whole;
    }

    /**
     * Parses it and makes sure that no inserted value has led it away.
     *
     * @throws TemplateError where it is no URI, has left the endpoint's origin, or climbs with dots
     */
    static URI parsed(String endpoint, Text text) {
        String whole = text.whole();
        if (whole.length() > LONGEST) {
            throw new TemplateError("path", "The filled-in URL is longer than " + LONGEST + " characters.");
        }
        URI uri;
        try {
            uri = new URI(whole);
        } catch (URISyntaxException e) {
            throw new TemplateError("path", "The filled-in URL is no URL: " + e.getReason() + ".");
        }
        if (!origin(uri).equals(origin(URI.create(endpoint))) || uri.getRawFragment() != null) {
            throw new TemplateError("path", "The filled-in URL would leave the message's endpoint.");
        }
        for (String segment : uri.getRawPath().split("/", -1)) {
            String plain = decoded(segment);
            if (plain.equals(".") || plain.equals("..")) {
                throw new TemplateError(
                        "path", "A part of the filled-in path is " + plain + ", which would lead to another path.");
            }
        }
        return uri;
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Scheme, user, host and port as written: the endpoint is a literal, so they must be the same letters. */
    static String origin(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT) + "://"
                + String.valueOf(uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
