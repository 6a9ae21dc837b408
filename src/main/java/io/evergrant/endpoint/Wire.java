package io.evergrant.endpoint;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.evergrant.http.Answer;
import io.evergrant.http.OutboundClients;
import io.evergrant.http.Outgoing;
import io.evergrant.http.TransportFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Carries Nimbus' messages over our own transport, which guards, bounds and repeats nothing. */
@ApplicationScoped
class Wire {
    static final int DOCUMENT_BYTES = 1024 * 1024;

    @Inject
    OutboundClients clients;

    @Inject
    ProviderClocks clocks;

    /** Sends a request of a client, which is a form post (RFC 6749 §3.2). */
    Answer post(HTTPRequest message, @Nullable String trustedCertificates) throws TransportFailure {
        return post(message, trustedCertificates, () -> true);
    }

    /** The same, only where it is {@code inTime} right before it leaves. */
    Answer post(HTTPRequest message, @Nullable String trustedCertificates, BooleanSupplier inTime)
            throws TransportFailure {
        Outgoing request = Outgoing.of("POST", message.getURI())
                .trusting(trustedCertificates)
                .onlyWhile(inTime)
                .header("Accept", "application/json")
                .body(
                        message.getBody().getBytes(StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded; charset=UTF-8");
        for (var header : message.getHeaderMap().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("Content-Type")) {
                for (String value : header.getValue()) {
                    request = request.header(header.getKey(), value);
                }
            }
        }
        return send(request);
    }

    /** Reads a public document: metadata or a key set. */
    Answer document(URI uri, @Nullable String trustedCertificates) throws TransportFailure {
        return send(Outgoing.of("GET", uri)
                .trusting(trustedCertificates)
                .header("Accept", "application/json")
                .atMost(DOCUMENT_BYTES));
    }

    /** Sends any other request. */
    Answer send(Outgoing request) throws TransportFailure {
        Answer answer = clients.send(request);
        clocks.learn(request.uri(), answer);
        return answer;
    }
}
