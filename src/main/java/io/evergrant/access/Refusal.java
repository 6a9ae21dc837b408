package io.evergrant.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the doors say to those they do not let in, in the language of whoever asked. */
final class Refusal {
    private Refusal() {}

    /** RFC 9457, with the challenge of RFC 6750 §3; the same for every reason, so that none can be told. */
    static void unauthorized(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        byte[] body =
                ("{\"type\":\"urn:evergrant:problem:unauthorized\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":"
                                + "\"Send one valid API key: Authorization: Bearer <key>.\",\"code\":\"unauthorized\"}")
                        .getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** Leads to the login page; a Faces page that asks by Ajax cannot follow a redirect and is told in its own words. */
    static void login(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"/login\"/>"
                            + "</partial-response>");
            response.flushBuffer();
            return;
        }
        boolean page = "GET".equals(request.getMethod());
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(
                "Location", page ? WantedPage.loginFor(request.getRequestURI(), request.getQueryString()) : "/login");
        response.flushBuffer();
    }
}
