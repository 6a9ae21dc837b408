package io.evergrant.consent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
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
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; script-src 'nonce-"
                        + nonce + "'");
        PrintWriter page = response.getWriter();
        page.write("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"UTF-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<title>One moment · Evergrant</title></head><body><main><h1>One moment</h1>"
                + "<p>The provider's answer is on its way to where you began.</p><form method=\"post\" action=\""
                + escape(request.getRequestURI()) + "\">");
        for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
            for (String value : field.getValue()) {
                hidden(page, field.getKey(), value);
            }
        }
        hidden(page, MARK, "1");
        page.write("<button type=\"submit\">Go on</button></form></main><script nonce=\"" + nonce
                + "\">document.forms[0].submit()</script></body></html>");
    }

    private static void hidden(PrintWriter page, String name, String value) {
        page.write("<input type=\"hidden\" name=\"" + escape(name) + "\" value=\"" + escape(value) + "\">");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
