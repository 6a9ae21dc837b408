package io.evergrant.http;

import jakarta.ws.rs.ProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.message.internal.Statuses;

/**
 * Jersey over java.net.http, bounded as this product needs it. Jersey's own connector of that kind cannot bound connecting
 * alone: it would leave unknown whether a request was sent that never found a connection.
 */
final class Connector implements org.glassfish.jersey.client.spi.Connector {
    /**
     * Where no connection was made, nothing was sent. A claim is 5 s old at most when connecting begins, and its node is
     * called silent after 10 s.
     */
    private static final Duration CONNECT = Duration.ofSeconds(4);

    /** java.net.http says these itself. */
    private static final Set<String> ITS_OWN = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final HttpClient http;

    Connector(SSLContext trust) {
        SSLParameters tls = new SSLParameters();
        tls.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(trust)
                .sslParameters(tls)
                .build();
    }

    @Override
    public ClientResponse apply(ClientRequest request) {
        try {
            HttpResponse<InputStream> answer = http.send(translated(request), BodyHandlers.ofInputStream());
            ClientResponse response = new ClientResponse(Statuses.from(answer.statusCode()), request);
            answer.headers()
                    .map()
                    .forEach((name, values) -> response.getHeaders().addAll(name, values));
            response.setEntityStream(answer.body());
            return response;
        } catch (IOException e) {
            throw new ProcessingException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessingException(e);
        }
    }

    private static HttpRequest translated(ClientRequest request) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (request.hasEntity()) {
            request.setStreamProvider(length -> body);
            request.writeEntity();
        }
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.getUri())
                .method(
                        request.getMethod(),
                        request.hasEntity() ? BodyPublishers.ofByteArray(body.toByteArray()) : BodyPublishers.noBody());
        request.getStringHeaders().forEach((name, values) -> {
            if (!ITS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.build();
    }

    @Override
    public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
        CompletableFuture<ClientResponse> done = new CompletableFuture<>();
        try {
            ClientResponse response = apply(request);
            callback.response(response);
            done.complete(response);
        } catch (ProcessingException e) {
            callback.failure(e);
            done.completeExceptionally(e);
        }
        return done;
    }

    @Override
    public String getName() {
        return "java.net.http";
    }

    @Override
    public void close() {
        // a client of java.net.http ends when nobody holds it any more
    }
}
