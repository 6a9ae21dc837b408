package io.evergrant.http;

import io.evergrant.egress.Egress;
import io.evergrant.egress.EgressDenied;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.JerseyClientBuilder;

/**
 * Sends requests: guarded, over TLS 1.2 or newer, within a deadline and a size, following no redirect, undoing no
 * content coding, keeping no cookie, and never a second time, but for a GET or HEAD whose idle connection turns out to be
 * closed, which java.net.http sends anew.
 */
@ApplicationScoped
public class OutboundClients {
    private static final int MOST_CLIENTS = 50;

    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

    static {
        // A connection that has long been idle may be dead without a sign; what is written into it leaves an unknown
        // outcome, which costs a strict provider's grant dearly. The JDK's own 20 minutes invite that.
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, "5");
        }
    }

    private final Map<String, Client> clients = new LinkedHashMap<>(16, 0.75f, true);
    private Egress egress = new Egress(false, java.util.Optional.empty());

    protected OutboundClients() {}

    @Inject
    public OutboundClients(Egress egress) {
        this.egress = egress;
    }

    /**
     * Sends a request and waits for the whole answer, whatever its status. A filter's own runtime exception comes through
     * as it is.
     *
     * @throws TransportFailure where no whole answer came; it tells whether the request may have arrived
     */
    public Answer send(Outgoing request) throws TransportFailure {
        long began = System.nanoTime();
        try (Watch watch = new Watch(request.deadline(), request.mostBytes())) {
            try {
                egress.admit(request.uri());
                Invocation invocation = prepare(request, watch);
                if (!request.inTime().getAsBoolean()) {
                    throw new TransportFailure(
                            TransportFailure.Kind.NODE_TOO_SLOW,
                            0,
                            "This node was too slow to ask " + request.uri().getAuthority() + "; nothing was sent.",
                            null);
                }
                try (Response response = invocation.invoke()) {
                    byte[] body = body(response);
                    if (watch.hasPassed()) {
                        throw new IOException("The deadline has passed");
                    }
                    return new Answer(
                            response.getStatus(), headers(response), body, Duration.ofNanos(System.nanoTime() - began));
                }
            } catch (EgressDenied e) {
                throw new TransportFailure(TransportFailure.Kind.EGRESS_DENIED, 0, e.getMessage(), e);
            } catch (IOException | RuntimeException e) {
                throw Failures.of(e, request.uri(), watch);
            }
        }
    }

    private Invocation prepare(Outgoing request, Watch watch) {
        WebTarget target = client(request.trustedCertificates()).target(request.uri());
        Invocation.Builder builder = target.request().property(Watch.PROPERTY, watch);
        boolean named = false;
        for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
            header.getValue().forEach(value -> builder.header(header.getKey(), value));
            named |= header.getKey().equalsIgnoreCase("User-Agent");
        }
        if (!named) {
            builder.header("User-Agent", "Evergrant");
        }
        Outgoing.Body body = request.body();
        return body == null
                ? builder.build(request.method())
                : builder.build(request.method(), Entity.entity(body.bytes(), MediaType.valueOf(body.contentType())));
    }

    private static byte[] body(Response response) throws IOException {
        InputStream stream = response.readEntity(InputStream.class);
        if (stream == null) {
            return new byte[0];
        }
        try (stream) {
            return stream.readAllBytes();
        }
    }

    private static Map<String, List<String>> headers(Response response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.getStringHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        return headers;
    }

    private synchronized Client client(@org.jspecify.annotations.Nullable String certificates) {
        Client known = clients.computeIfAbsent(certificates == null ? "" : certificates, OutboundClients::open);
        if (clients.size() > MOST_CLIENTS) {
            var eldest = clients.entrySet().iterator();
            eldest.next();
            eldest.remove(); // requests under way end well: a connector's close does nothing
        }
        return known;
    }

    private static Client open(String certificates) {
        SSLContext trust = Trust.context(certificates.isEmpty() ? null : certificates);
        ClientConfig config = new ClientConfig()
                .connectorProvider((client, settings) -> new Connector(trust))
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                .property(ClientProperties.SUPPRESS_HTTP_COMPLIANCE_VALIDATION, true)
                .property(ClientProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(ClientProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .register(Watch.Filter.class, Integer.MAX_VALUE);
        return new JerseyClientBuilder().withConfig(config).sslContext(trust).build();
    }

    /** Whether a PEM text can be trusted; for those who keep one. */
    public void checkCertificates(String pem) {
        Trust.read(pem);
    }

    @PreDestroy
    synchronized void close() {
        clients.values().forEach(Client::close);
        clients.clear();
    }
}
