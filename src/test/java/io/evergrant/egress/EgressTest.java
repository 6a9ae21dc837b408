package io.evergrant.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.check.Violations;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EgressTest {
    private final Egress egress = new Egress(false, Optional.empty());

    @Test
    void takesOrdinaryUrls() {
        assertThat(egress.judge("https://login.example.com:8443/token?tenant=a%20b")
                        .getHost())
                .isEqualTo("login.example.com");
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
}
