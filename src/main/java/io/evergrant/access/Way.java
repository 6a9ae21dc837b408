package io.evergrant.access;

import java.util.List;

/** What each path asks of those who come: an API key, a session, or nothing. What is not named asks for a session. */
enum Way {
    /** The REST API: an API key in the header; a cookie opens nothing. */
    KEY,
    /** The console: a login. */
    SESSION,
    /** What strangers must reach: consent links, the provider's answer, public keys, the login page and its looks. */
    PUBLIC;

    private static final List<String> PUBLIC_TREES =
            List.of("/consent/", "/oauth/callback/", "/jakarta.faces.resource/");
    private static final List<String> PUBLIC_PAGES =
            List.of("/login", "/login.xhtml", "/jwks.json", "/health", "/favicon.ico", "/robots.txt");

    /** @param path decoded and normal, as the container maps it, without the context */
    static Way of(String path) {
        if (path.equals("/api") || path.startsWith("/api/")) {
            return KEY;
        }
        return PUBLIC_PAGES.contains(path) || PUBLIC_TREES.stream().anyMatch(path::startsWith) ? PUBLIC : SESSION;
    }
}
