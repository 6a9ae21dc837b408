package io.evergrant.http;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that shall leave.
 *
 * @param body with its {@code contentType}, or both null
 * @param deadline for connecting, the headers and the whole body of the answer
 * @param mostBytes the longest body that the answer may have
 * @param trustedCertificates PEM certificates trusted beside the JVM's, or null
 * @param inTime asked when all is ready to be written: where it says no, nothing is sent
 */
public record Outgoing(
        String method,
        URI uri,
        Map<String, List<String>> headers,
        @Nullable Body body,
        Duration deadline,
        int mostBytes,
        @Nullable String trustedCertificates,
        BooleanSupplier inTime) {
    private static final Duration TOKEN_DEADLINE = Duration.ofSeconds(20);
    private static final int TOKEN_BYTES = 256 * 1024;

    /** What is sent along. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Body(byte[] bytes, String contentType) {}

    /** With the limits of a token request: 20 s, 256 KiB. */
    public static Outgoing of(String method, URI uri) {
        return new Outgoing(method, uri, Map.of(), null, TOKEN_DEADLINE, TOKEN_BYTES, null, () -> true);
    }

    /** One more value of a header. */
    public Outgoing header(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
        values.add(value);
        more.put(name, List.copyOf(values));
        return new Outgoing(method, uri, more, body, deadline, mostBytes, trustedCertificates, inTime);
    }

    public Outgoing body(byte[] bytes, String contentType) {
        Body given = new Body(bytes, contentType);
        return new Outgoing(method, uri, headers, given, deadline, mostBytes, trustedCertificates, inTime);
    }

    public Outgoing within(Duration time) {
        return new Outgoing(method, uri, headers, body, time, mostBytes, trustedCertificates, inTime);
    }

    public Outgoing atMost(int bytes) {
        return new Outgoing(method, uri, headers, body, deadline, bytes, trustedCertificates, inTime);
    }

    public Outgoing trusting(@Nullable String certificates) {
        return new Outgoing(method, uri, headers, body, deadline, mostBytes, certificates, inTime);
    }

    /** Asked once more right before the request leaves, after names and keys were looked up: false, and it does not. */
    public Outgoing onlyWhile(BooleanSupplier stillInTime) {
        return new Outgoing(method, uri, headers, body, deadline, mostBytes, trustedCertificates, stillInTime);
    }

    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getRawPath();
    }
}
