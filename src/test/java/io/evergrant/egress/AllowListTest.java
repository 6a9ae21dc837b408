package io.evergrant.egress;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllowListTest {
    @DisplayName("U6 an allowed host is compared whole, without case and without the dot at its end")
    @Test
    void comparesAllowedHostsWhole() {
        Egress allowing = new Egress(false, Optional.of("ok.test.internal, [fd00::5]:8443 ,10.1.0.0/16"));

        assertThatCode(() -> allowing.judge("https://OK.TEST.INTERNAL./")).doesNotThrowAnyException();
        assertThatCode(() -> allowing.judge("https://[fd00::5]:8443/")).doesNotThrowAnyException();
        assertThatCode(() -> allowing.judge("https://10.1.200.3/")).doesNotThrowAnyException();
        assertThatThrownBy(() -> allowing.judge("https://ok.test.internal.evil.internal/"))
                .isInstanceOf(EgressDenied.class);
        assertThatThrownBy(() -> allowing.judge("https://okXtest.internal/")).isInstanceOf(EgressDenied.class);
        assertThatThrownBy(() -> allowing.judge("https://[fd00::5]/")).isInstanceOf(EgressDenied.class);
        assertThatThrownBy(() -> allowing.judge("https://10.2.0.1/")).isInstanceOf(EgressDenied.class);
    }

    @Test
    void letsTheOperatorOpenARangeOfAddresses() {
        Egress allowing = new Egress(false, Optional.of("10.0.0.0/8"));
        allowing.with(host -> new InetAddress[] {InetAddress.getByName("10.0.0.7")});

        assertThatCode(() -> allowing.admit(URI.create("https://inner.test/"))).doesNotThrowAnyException();
    }

    @Test
    void refusesAnAllowListThatCannotBeRead() {
        assertThatThrownBy(() -> new Egress(false, Optional.of("https://x")))
                .hasMessageContaining("evergrant.egress.allow");
    }
}
