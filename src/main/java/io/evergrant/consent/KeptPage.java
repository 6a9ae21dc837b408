package io.evergrant.consent;

import io.evergrant.grant.Fault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells the person that all is well while the database is away, which every other page asks. */
final class KeptPage {
    private static final int RETRY_SECONDS = 10;

    private KeptPage() {}

    static void write(Fault why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setIntHeader("Retry-After", RETRY_SECONDS);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'");
        String styles = request.getContextPath() + "/jakarta.faces.resource/%s.xhtml?ln=console";
        response.getWriter().write("""
                <!DOCTYPE html><html lang="en"><head><meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>Consent given · Evergrant</title>
                <link rel="stylesheet" href="%s"><link rel="stylesheet" href="%s"></head>
                <body class="person"><main><h1>Consent given</h1><p>%s</p><p>%s</p></main></body></html>
                """.formatted(
                        styles.formatted("tokens.css"), styles.formatted("console.css"), why.detail(), why.remedy()));
    }
}
