package io.evergrant.client;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Scheme, host and port of a URI as it is sent (RFC 6454 §4); what a token's allowed places are compared by. */
record Origin(String scheme, String host, int port) {

    /** The origin, or null where the URI has none that a token could be sent to. */
    static @Nullable Origin of(URI uri) {
        String scheme = uri.getScheme();
        String host = uri.getHost();
        // With a user before the host, or a host that java.net.URI does not parse, two readers may see two hosts.
        if (scheme == null || host == null || uri.getRawUserInfo() != null) {
            return null;
        }
        String lower = scheme.toLowerCase(Locale.ROOT);
        int port = defaultPort(lower);
        if (port < 0) {
            return null;
        }
        return new Origin(lower, plain(host), uri.getPort() < 0 ? port : uri.getPort());
    }

    private static int defaultPort(String scheme) {
        return switch (scheme) {
            case "https" -> 443;
            case "http" -> 80;
            default -> -1;
        };
    }

    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
