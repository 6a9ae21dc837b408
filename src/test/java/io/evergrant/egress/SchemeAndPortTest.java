package io.evergrant.egress;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeAndPortTest {
    private final Egress egress = new Egress(false, Optional.empty());

    @DisplayName("U8 ports of other services, and ports that do not exist, are refused")
    @ParameterizedTest
    @ValueSource(ints = {22, 25, 6379, 0, 70000})
    void refusesOtherPorts(int port) {
        assertThatExceptionOfType(EgressDenied.class).isThrownBy(() -> egress.judge("https://ok.test:" + port + "/"));
    }

    @DisplayName("U9 schemes other than https are refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "jar:https://ok.test/a.jar!/",
                "gopher://ok.test/",
                "ldap://ok.test/",
                "jndi://ok.test/",
                "javascript:alert(1)",
                "http://ok.test/",
                "ftp://ok.test/"
            })
    void refusesOtherSchemes(String url) {
        assertThatExceptionOfType(EgressDenied.class).isThrownBy(() -> egress.judge(url));
    }
}
