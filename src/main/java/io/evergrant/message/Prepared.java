package io.evergrant.message;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request exactly as it will leave, in pieces that know where they came from.
 *
 * @param uri the whole URI
 * @param target the same, parsed: what is sent
 * @param body null where none is sent
 */
public record Prepared(
        String method,
        Text uri,
        URI target,
        List<Header> headers,
        @Nullable Text body) {
    private static final String CONTENT_TYPE = "Content-Type";

    /** One header. */
    public record Header(String name, Text value) {}

    public Prepared {
        headers = List.copyOf(headers);
    }

    /** The same with one more header, which replaces that of its name. */
    Prepared with(String name, Text value) {
        List<Header> all = new ArrayList<>(headers);
        all.removeIf(h -> h.name().equalsIgnoreCase(name));
        all.add(new Header(name, value));
        return new Prepared(method, uri, target, all, body);
    }

    byte[] bytes() {
        return body == null ? new byte[0] : body.whole().getBytes(StandardCharsets.UTF_8);
    }

    /** The request for the wire. */
    io.evergrant.http.Outgoing outgoing() {
        io.evergrant.http.Outgoing out = io.evergrant.http.Outgoing.of(method, target);
        String type = "text/plain;charset=UTF-8";
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(CONTENT_TYPE)) {
                type = header.value().whole();
            } else {
                out = out.header(header.name(), header.value().whole());
            }
        }
        return body == null ? out : out.body(bytes(), type);
    }

    /** Can the same be done twice without harm (RFC 9110 §9.2.2)? */
    boolean isIdempotent() {
        return !method.equals("POST") && !method.equals("PATCH");
    }
}
