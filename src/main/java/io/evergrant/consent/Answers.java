package io.evergrant.consent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What the answers to a person's browser have in common: kept nowhere, telling nobody where they come from. */
final class Answers {
    private Answers() {}

    static void harden(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    /** A browser that only looks ahead: nothing may be spent for it. */
    static boolean isPrefetch(HttpServletRequest request) {
        return contains(request.getHeader("Sec-Purpose"), "prefetch")
                || contains(request.getHeader("Purpose"), "prefetch")
                || contains(request.getHeader("X-Moz"), "prefetch");
    }

    private static boolean contains(@Nullable String header, String word) {
        return header != null && header.contains(word);
    }

    /** Not {@code sendRedirect}: that would make an address of its own out of the request's host. */
    static void redirect(HttpServletResponse response, int status, URI to) {
        response.setStatus(status);
        response.setHeader("Location", to.toASCIIString());
    }

    static void notAllowed(HttpServletResponse response, String allowed) {
        harden(response);
        response.setHeader("Allow", allowed);
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
}
