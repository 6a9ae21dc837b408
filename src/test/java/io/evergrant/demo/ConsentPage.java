package io.evergrant.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person sees at the demo provider. Nothing is loaded from elsewhere. */
final class ConsentPage {
    private static final String COOKIE = "demo-ticket";
    private static final String CSP =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; ";

    private ConsentPage() {}

    static Answer ask(Client client, List<String> scopes, String account, URI back, String query) {
        String items = scopes.stream()
                .map(scope -> "<li>" + escape(Scopes.words(scope)) + " <code>" + escape(scope) + "</code></li>")
                .collect(Collectors.joining("\n"));
        String ticket = Tokens.random("");
        String page = resource("consent.html")
                .replace("{client}", escape(client.id()))
                .replace("{host}", escape(back.getScheme() + "://" + back.getRawAuthority()))
                .replace("{scopes}", items)
                .replace("{ticket}", ticket)
                .replace("{query}", escape(query))
                .replace("{account}", escape(account));
        // form-action also judges where the form's answer redirects to
        return Answer.html(200, page)
                .with("Content-Security-Policy", CSP + "form-action 'self' " + origin(back))
                .with("Set-Cookie", COOKIE + "=" + ticket + "; Path=/authorize; HttpOnly; SameSite=Strict");
    }

    /** The answer bears the ticket that this browser got with the page: no other site can press Allow. */
    static boolean isOurs(Received answer) {
        String ticket = answer.parameter("ticket");
        String cookies = answer.header("Cookie");
        return ticket != null
                && !ticket.isEmpty()
                && cookies != null
                && List.of(cookies.split("; *")).contains(COOKIE + "=" + ticket);
    }

    static Answer refusal(String sentence, String field) {
        String page =
                resource("refusal.html").replace("{sentence}", escape(sentence)).replace("{field}", escape(field));
        return Answer.html(400, page).with("Content-Security-Policy", CSP + "form-action 'none'");
    }

    /** OAuth 2.0 Form Post Response Mode. */
    static Answer post(URI to, Map<String, List<String>> parameters) {
        String fields = parameters.entrySet().stream()
                .map(p -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(escape(p.getKey()), escape(p.getValue().get(0))))
                .collect(Collectors.joining("\n"));
        String nonce = Tokens.random("");
        String page = resource("post.html")
                .replace("{nonce}", nonce)
                .replace("{to}", escape(to.toString()))
                .replace("{fields}", fields);
        return Answer.html(200, page)
                .with("Content-Security-Policy", CSP + "script-src 'nonce-" + nonce + "'; form-action " + origin(to));
    }

    static Answer front(String issuer) {
        return Answer.html(200, resource("front.html").replace("{issuer}", escape(issuer)))
                .with("Content-Security-Policy", CSP + "form-action 'none'");
    }

    static Answer style() {
        return new Answer(200, Map.of("Content-Type", "text/css; charset=utf-8"), resource("demo.css"));
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream in = ConsentPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
