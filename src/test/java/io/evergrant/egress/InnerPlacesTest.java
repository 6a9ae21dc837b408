package io.evergrant.egress;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All the ways to write an address that lies within. */
class InnerPlacesTest {
    private final Egress egress = new Egress(false, Optional.empty());

    @DisplayName("U1 U2 inner names and addresses are refused when they are entered, in whatever form")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/",
                "https://[fd00:ec2::254]/",
                "https://metadata.google.internal/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://LOCALHOST./",
                "https://a.localhost/",
                "https://printer.local/",
                "https://127.1/",
                "https://0/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://0x7f000001/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:1::1]/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://10.1.2.3/",
                "https://100.64.0.1/",
                "https://172.31.255.255/",
                "https://192.168.0.1/",
                "https://198.18.0.1/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://１２７.0.0.1/",
                "https://127。0。0。1/",
                "https://ｌocalhost/"
            })
    void refusesInnerPlaces(String url) {
        assertThatExceptionOfType(EgressDenied.class).isThrownBy(() -> egress.judge(url));
    }
}
