package io.evergrant.egress;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A name is judged by the addresses that the name server gives for it, right before sending. */
class NameServerTest {
    private final Egress egress = new Egress(false, Optional.empty());

    @Test
    void judgesByEveryAddressBeforeSending() throws UnknownHostException {
        InetAddress open = InetAddress.getByName("93.184.216.34");
        InetAddress inner = InetAddress.getByName("10.0.0.7");
        URI uri = URI.create("https://two-faced.test/");
        egress.with(host -> new InetAddress[] {open, inner});

        assertThatThrownBy(() -> egress.admit(uri))
                .isInstanceOf(EgressDenied.class)
                .hasMessageContaining("two-faced.test")
                .hasMessageContaining("10.0.0.7")
                .hasMessageContaining("evergrant.egress.allow");
    }

    @Test
    void judgesAgainWhenTheNameServerChangesItsMind() throws UnknownHostException {
        AtomicInteger asked = new AtomicInteger();
        egress.with(host ->
                new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "93.184.216.34" : "127.0.0.1")
                });
        URI uri = URI.create("https://rebinding.test/");

        egress.admit(uri);

        assertThatThrownBy(() -> egress.admit(uri)).isInstanceOf(EgressDenied.class);
    }
}
