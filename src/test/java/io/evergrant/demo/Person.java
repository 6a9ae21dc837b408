package io.evergrant.demo;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the demo's consent page, without a browser. */
public final class Person {
    private static final Pattern FIELD = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

    private final String account;

    public Person(String account) {
        this.account = account;
    }

    /** @return where the demo sends the browser: the redirect URI with code and state */
    public URI allows(URI authorizationRequest) {
        return answers(authorizationRequest, "allow");
    }

    public URI denies(URI authorizationRequest) {
        return answers(authorizationRequest, "deny");
    }

    private URI answers(URI request, String decision) {
        HttpClient browser = HttpClient.newHttpClient();
        HttpResponse<String> page =
                send(browser, HttpRequest.newBuilder(request).build());
        if (page.statusCode() == 303) {
            return location(page);
        }
        Matcher ticket = FIELD.matcher(page.body());
        if (page.statusCode() != 200 || !ticket.find()) {
            throw new IllegalStateException("No consent page: " + page.statusCode() + " " + page.body());
        }
        String form = URLUtils.serializeParameters(
                Map.of("ticket", List.of(ticket.group(1)), "account", List.of(account), "decision", List.of(decision)));
        String cookie = page.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
        return location(send(
                browser,
                HttpRequest.newBuilder(request)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookie)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build()));
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("No redirect: " + answer.statusCode() + answer.body())));
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest request) {
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
