package io.evergrant.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What a provider's API says to a token that the hub has handed out. */
final class ProviderApi {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ProviderApi() {}

    /** 200 where the token lives, 401 where not. */
    static int accepts(Scene scene, Answer token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(scene.demo.issuer() + "/api/tickets"))
                .header("Authorization", "Bearer " + token.expect(200).text("access_token"))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }
}
