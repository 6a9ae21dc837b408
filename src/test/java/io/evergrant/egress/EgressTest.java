package io.evergrant.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.check.Violations;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
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

    @DisplayName("U7 a look-alike name is shown as what it is")
    @Test
    void showsLookAlikesAsALabels() {
        assertThat(egress.judge("https://аpple.com/x")).isEqualTo(URI.create("https://xn--pple-43d.com/x"));
    }

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

    @DisplayName("U12 a URL of 20 KB is refused")
    @Test
    void refusesLongUrls() {
        String url = "https://ok.test/" + "a".repeat(20_000);
        assertThatThrownBy(() -> egress.judge(url)).isInstanceOf(EgressDenied.class);
    }

    @Test
    void takesOrdinaryUrls() {
        assertThat(egress.judge("https://login.example.com:8443/token?tenant=a%20b")
                        .getHost())
                .isEqualTo("login.example.com");
    }

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

    @Test
    void letsTheOperatorOpenARangeOfAddresses() {
        Egress allowing = new Egress(false, Optional.of("10.0.0.0/8"));
        allowing.with(host -> new InetAddress[] {InetAddress.getByName("10.0.0.7")});

        assertThatCode(() -> allowing.admit(URI.create("https://inner.test/"))).doesNotThrowAnyException();
    }

    @Test
    void letsADevelopmentServerReachItself() throws UnknownHostException {
        Egress open = new Egress(true, Optional.empty());

        open.admit(open.judge("http://127.0.0.1:6379/token"));
        open.admit(open.judge("http://localhost:8080/"));
        assertThatThrownBy(() -> open.judge("ftp://localhost/")).isInstanceOf(EgressDenied.class);
        assertThatThrownBy(() -> open.judge("http://a@localhost/")).isInstanceOf(EgressDenied.class);
    }

    @Test
    void collectsWhatIsWrongForForms() {
        Violations found = new Violations();

        assertThat(egress.judge("tokenEndpoint", "javascript:x", found)).isNull();
        assertThat(egress.judge("issuer", null, found)).isNull();
        assertThat(found.list())
                .singleElement()
                .satisfies(v -> assertThat(v.field()).isEqualTo("tokenEndpoint"));
    }

    @Test
    void refusesAnAllowListThatCannotBeRead() {
        assertThatThrownBy(() -> new Egress(false, Optional.of("https://x")))
                .hasMessageContaining("evergrant.egress.allow");
    }
}
