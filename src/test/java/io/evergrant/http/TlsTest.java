package io.evergrant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.evergrant.egress.Egress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** F11 B1: certificate and name are checked, and nothing that a person enters switches that off. */
class TlsTest {
    private static final Certified LOCALHOST = Certified.of("localhost");

    private final OutboundClients clients = new OutboundClients(new Egress(true, Optional.empty()));
    private final AtomicInteger requests = new AtomicInteger();
    private HttpsServer server;

    @AfterEach
    void close() {
        server.stop(0);
        clients.close();
    }

    private URI serve(Certified certified, String host, String... protocols)
            throws IOException, GeneralSecurityException {
        SSLContext context = certified.context();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters allowed = context.getDefaultSSLParameters();
                allowed.setProtocols(protocols);
                parameters.setSSLParameters(allowed);
            }
        });
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
    }

    private void refused(Outgoing request) {
        assertThatExceptionOfType(TransportFailure.class)
                .isThrownBy(() -> clients.send(request))
                .satisfies(f -> {
                    assertThat(f.kind()).isEqualTo(TransportFailure.Kind.TLS);
                    assertThat(f.maybeSent()).isFalse();
                });
        assertThat(requests).hasValue(0);
    }

    @Test
    @DisplayName("T47 a certificate that nobody vouches for is refused, until its authority is trusted")
    void anUnknownAuthorityIsRefused() throws Exception {
        URI uri = serve(LOCALHOST, "localhost", "TLSv1.3", "TLSv1.2");
        refused(Outgoing.of("GET", uri));
        assertThat(clients.send(Outgoing.of("GET", uri).trusting(LOCALHOST.pem()))
                        .status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("T47 B1 a trusted certificate for another name is refused")
    void anotherNameIsRefused() throws Exception {
        Certified other = Certified.of("other.example");
        refused(Outgoing.of("GET", serve(other, "localhost", "TLSv1.3")).trusting(other.pem()));
    }

    @Test
    @DisplayName("checklist F11 T47 TLS 1.1 is refused")
    void oldTlsIsRefused() throws Exception {
        String before = java.security.Security.getProperty("jdk.tls.disabledAlgorithms");
        java.security.Security.setProperty("jdk.tls.disabledAlgorithms", "NULL");
        try {
            refused(Outgoing.of("GET", serve(LOCALHOST, "localhost", "TLSv1.1")).trusting(LOCALHOST.pem()));
        } finally {
            java.security.Security.setProperty("jdk.tls.disabledAlgorithms", before);
        }
    }
}
