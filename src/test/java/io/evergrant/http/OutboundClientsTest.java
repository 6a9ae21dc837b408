package io.evergrant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evergrant.demo.DemoServer;
import io.evergrant.demo.Fault;
import io.evergrant.egress.Egress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboundClientsTest {
    private final OutboundClients clients = new OutboundClients(new Egress(true, Optional.empty()));
    private final DemoServer demo = DemoServer.start(0, null);
    private final Outgoing request = Outgoing.of("GET", demo.uri("/connect"));

    @AfterEach
    void close() {
        demo.close();
        clients.close();
    }

    private TransportFailure failure(Outgoing of) {
        return assertThatExceptionOfType(TransportFailure.class)
                .isThrownBy(() -> clients.send(of))
                .actual();
    }

    @Test
    @DisplayName("B7 T41 the deadline covers the body, byte by byte")
    void theDeadlineCoversTheBody() {
        demo.control().arm(Fault.at("connect").slow(Duration.ofMillis(50)));
        long began = System.nanoTime();
        assertThat(failure(request.within(Duration.ofMillis(600))).kind()).isEqualTo(TransportFailure.Kind.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("B7 T41 the deadline covers the wait for an answer, and leaves its thread as it was")
    void theDeadlineCoversTheWait() {
        demo.control().arm(Fault.at("connect").hold());
        TransportFailure late = failure(request.within(Duration.ofMillis(600)));
        assertThat(late.kind()).isEqualTo(TransportFailure.Kind.TIMED_OUT);
        assertThat(late.maybeSent()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        demo.control().release();
    }

    @Test
    @DisplayName("F9 P10 where no connection is made, it is known that nothing was sent")
    void aConnectionThatIsNotMadeIsKnown() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket();
                Socket second = new Socket();
                Socket third = new Socket()) {
            for (Socket waiting : List.of(first, second, third)) {
                connectOrWait(waiting, deaf);
            }
            String address = "http://127.0.0.1:" + deaf.getLocalPort() + "/token";
            TransportFailure late = failure(Outgoing.of("POST", URI.create(address))
                    .body(new byte[] {'a'}, "text/plain")
                    .within(Duration.ofSeconds(15)));
            assertThat(late.kind()).isEqualTo(TransportFailure.Kind.NOT_CONNECTED);
            assertThat(late.maybeSent()).isFalse();
        }
    }

    /** Fills the queue of those who wait to be accepted; the next one's knocking goes unheard. */
    @Test
    @DisplayName("P18 a host that has no address is told from one that takes no connection")
    void aHostWithoutAnAddressIsKnown() {
        assertThat(failure(Outgoing.of("POST", URI.create("http://provider.invalid/token")))
                        .kind())
                .isEqualTo(TransportFailure.Kind.UNKNOWN_HOST);
    }

    @Test
    @DisplayName("P5 one that is not in time itself sends nothing, and blames nobody else")
    void whoIsTooSlowSendsNothing() {
        TransportFailure own = failure(request.onlyWhile(() -> false));
        assertThat(own.kind()).isEqualTo(TransportFailure.Kind.NODE_TOO_SLOW);
        assertThat(own.maybeSent()).isFalse();
        assertThat(demo.control().count("connect")).isZero();
    }

    private static void connectOrWait(Socket socket, ServerSocket deaf) throws IOException {
        try {
            socket.connect(deaf.getLocalSocketAddress(), 300);
        } catch (SocketTimeoutException full) {
            assertThat(socket.isConnected()).isFalse();
        }
    }

    @Test
    @DisplayName("B8 T23 a body is cut while it streams")
    void aBodyIsCutWhileItStreams() {
        demo.control().arm(Fault.at("connect").endless());
        assertThat(failure(request.atMost(10_000)).kind()).isEqualTo(TransportFailure.Kind.TOO_LARGE);
        assertThat(demo.control().count("connect")).isEqualTo(1);
    }

    @Test
    @DisplayName("F25 B5 B9 B10 no redirect is followed, no coding is undone, nothing is sent twice")
    void nothingIsDoneBehindOurBack() throws TransportFailure {
        demo.control()
                .arm(Fault.at("connect")
                        .status(302)
                        .header("Location", "/api/echo")
                        .header("Content-Encoding", "gzip"));
        Answer answer = clients.send(request);
        assertThat(answer.status()).isEqualTo(302);
        demo.control().arm(Fault.at("token").drop());
        Outgoing post = Outgoing.of("POST", demo.uri("/token"))
                .body("grant_type=refresh_token".getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
        assertThat(failure(post).maybeSent()).isTrue();
        assertThat(demo.control().count("token")).isEqualTo(1);
        assertThat(demo.control().count("api")).isZero();
    }

    @Test
    @DisplayName("F25 U1 the guard is asked right before sending")
    void theGuardIsAskedBeforeSending() {
        OutboundClients guarded = new OutboundClients(new Egress(false, Optional.empty()));
        assertThatExceptionOfType(TransportFailure.class)
                .isThrownBy(() -> guarded.send(request))
                .satisfies(f -> assertThat(f.kind()).isEqualTo(TransportFailure.Kind.EGRESS_DENIED));
        assertThat(demo.control().count("connect")).isZero();
    }
}
