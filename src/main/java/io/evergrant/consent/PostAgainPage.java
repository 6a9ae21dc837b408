package io.evergrant.consent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * A form post from another site comes without our {@code SameSite=Lax} cookie. This page posts the same fields to the same
 * address once more, from ourselves; the cookie comes then. It works without script by a button.
 */
final class PostAgainPage {
    /** The field that says that it is the second time. */
    static final String MARK = "evergrant_again";

    private PostAgainPage() {}

    static void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String nonce = Randoms.next().reveal();
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", policy(nonce));
        response.getWriter().write(html(request.getRequestURI(), request.getParameterMap(), nonce));
    }

    static String policy(String nonce) {
        return "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; script-src 'nonce-"
                + nonce + "'";
    }

    static String html(String address, Map<String, String[]> fields, String nonce) {
        StringBuilder hidden = new StringBuilder();
        fields.forEach((name, values) -> {
            for (String value : values) {
                hidden.append(hidden(name, value));
            }
        });
        return """
                <!DOCTYPE html><html lang="en"><head><meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>One moment · Evergrant</title>
                </head><body><main><h1>One moment</h1><p>The provider's answer is on its way to where you began.</p>
                <form method="post" action="%s">%s%s<button type="submit">Go on</button></form></main>
                <script nonce="%s">document.forms[0].submit()</script></body></html>
                """.formatted(escape(address), hidden, hidden(MARK, "1"), nonce);
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + escape(name) + "\" value=\"" + escape(value) + "\">";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
