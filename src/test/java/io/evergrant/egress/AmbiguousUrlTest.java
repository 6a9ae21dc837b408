package io.evergrant.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmbiguousUrlTest {
    private final Egress egress = new Egress(false, Optional.empty());

    @DisplayName("U5 a URL that could be read in two ways is refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ok.test@evil.test/",
                "https://ok.test\\@evil.test",
                "https://ok.test#@evil",
                "https://ok.test/\tpath",
                "https://ok.test/\npath",
                " https://ok.test/",
                "https://ok.test /",
                "https:/ok.test",
                "https:ok.test",
                "//ok.test",
                "https://",
                "https:///path",
                "https://ok.test:80:90/",
                "https://ok.test:abc/",
                "https://ok_test/",
                "https://ok.test/ä"
            })
    void refusesAmbiguousUrls(String url) {
        assertThatExceptionOfType(EgressDenied.class).isThrownBy(() -> egress.judge(url));
    }

    @DisplayName("U7 a look-alike name is shown as what it is")
    @Test
    void showsLookAlikesAsALabels() {
        assertThat(egress.judge("https://аpple.com/x")).isEqualTo(URI.create("https://xn--pple-43d.com/x"));
    }

    @DisplayName("U12 a URL of 20 KB is refused")
    @Test
    void refusesLongUrls() {
        String url = "https://ok.test/" + "a".repeat(20_000);
        assertThatThrownBy(() -> egress.judge(url)).isInstanceOf(EgressDenied.class);
    }
}
