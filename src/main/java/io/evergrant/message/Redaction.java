package io.evergrant.message;

import io.evergrant.message.Prepared.Header;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes our secrets out of what came back and of what is kept, also where the target echoes them in other letters. */
final class Redaction {
    private static final String MARK = "[redacted]";
    private static final int SHORTEST = 4;
    private static final Set<String> HIDDEN =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key");
    /** Concern the connection with the target (RFC 9110 §7.6.1), or the form of a body that we have read whole. */
    private static final Set<String> HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length");

    /** The longest first: one that holds another must not lose its middle only. */
    private final Set<String> secrets =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** The secrets are those pieces of the request that are marked so. */
    Redaction(Prepared request) {
        request.headers()
                .forEach(h -> h.value().pieces().stream()
                        .filter(p -> p.origin() == Piece.Origin.SECRET)
                        .forEach(p -> addAll(h, p.text())));
    }

    private void addAll(Header header, String secret) {
        add(secret);
        if (header.value().whole().startsWith("Basic ")) {
            String pair = new String(Base64.getDecoder().decode(secret), StandardCharsets.UTF_8);
            add(pair.substring(pair.indexOf(':') + 1));
        }
    }

    private void add(String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String json = Escapes.json(secret);
        for (String letters : List.of(
                secret,
                Escapes.percent(secret),
                json,
                json.replace("/", "\\/"),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
            secrets.add(letters);
            secrets.add(new String(letters.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
    }

    byte[] bytes(byte[] body) {
        // Latin-1 keeps each byte a character of its own, so that no body is harmed by the search.
        String searched = new String(body, StandardCharsets.ISO_8859_1);
        String clean = text(searched);
        return clean.equals(searched) ? body : clean.getBytes(StandardCharsets.ISO_8859_1);
    }

    String text(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, MARK);
        }
        return clean;
    }

    /** The target's headers as a caller gets them. */
    Map<String, String> headers(Map<String, List<String>> received) {
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        received.forEach((name, values) -> {
            if (name.equalsIgnoreCase("connection")) {
                values.forEach(value -> named.addAll(List.of(value.split("\\s*,\\s*", -1))));
            }
        });
        Map<String, String> headers = new TreeMap<>();
        received.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!HOP.contains(lower) && !named.contains(lower) && !lower.startsWith(":")) {
                headers.put(lower, text(String.join(", ", values)));
            }
        });
        return headers;
    }

    /** Headers as they are kept. */
    Map<String, String> kept(Map<String, String> headers) {
        Map<String, String> kept = new TreeMap<>();
        headers.forEach((name, value) -> kept.put(name, HIDDEN.contains(name) ? MARK : text(value)));
        return kept;
    }

    Map<String, String> kept(List<Header> headers) {
        Map<String, String> sent = new TreeMap<>();
        headers.forEach(
                h -> sent.put(h.name().toLowerCase(Locale.ROOT), h.value().whole()));
        return kept(sent);
    }
}
