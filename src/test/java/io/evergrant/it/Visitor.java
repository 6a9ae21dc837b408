package io.evergrant.it;

import io.evergrant.demo.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody with cookies but without a screen, who follows a consent link and answers at the demo provider. */
final class Visitor {
    private final Person person;
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    Visitor(String account) {
        person = new Person(account);
    }

    /** From the link through the provider to the hub's last page. */
    Answer consents(URI link) {
        return arrives(person.allows(starts(link)));
    }

    Answer denies(URI link) {
        return arrives(person.denies(starts(link)));
    }

    /** Looks at the link's page and sets out. @return the authorization request */
    URI starts(URI link) {
        open(link).expect(200);
        Answer redirect = open(URI.create(link + "/start"));
        if (redirect.status() < 300 || redirect.status() > 399) {
            throw new AssertionError("No redirect: " + redirect.status() + " " + redirect.body());
        }
        return URI.create(redirect.header("Location").orElseThrow());
    }

    /** @return the callback, not yet opened */
    URI allows(URI authorizationRequest) {
        return person.allows(authorizationRequest);
    }

    /** Opens the callback, and follows the hub to the page that it ends on. */
    Answer arrives(URI callback) {
        Answer answer = open(callback);
        for (int i = 0; i < 5 && answer.status() >= 300 && answer.status() < 400; i++) {
            answer = open(
                    answer.response().uri().resolve(answer.header("Location").orElseThrow()));
        }
        return answer;
    }

    Answer open(URI address) {
        try {
            HttpResponse<String> response = browser.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
