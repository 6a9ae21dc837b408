package io.evergrant.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthorizeTest {
    private final DemoServer demo = DemoServer.start(0, null);
    private final Asking ask = new Asking(demo);

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void denialAndErrorsGoBackWithStateAndIssuer() {
        URI denied = new Person("demo").denies(ask.authorizationRequest(Map.of()));
        assertThat(Asking.parameter(denied, "error")).isEqualTo("access_denied");
        assertThat(Asking.parameter(denied, "iss")).isEqualTo(demo.issuer());
        URI noPkce = new Person("demo").allows(ask.authorizationRequest(Map.of("code_challenge_method", "plain")));
        assertThat(Asking.parameter(noPkce, "error")).isEqualTo("invalid_request");
        assertThat(Asking.parameter(noPkce, "state")).isEqualTo("s1");
        URI badScope = new Person("demo").allows(ask.authorizationRequest(Map.of("scope", "moon")));
        assertThat(Asking.parameter(badScope, "error")).isEqualTo("invalid_scope");
    }

    @Test
    void neverRedirectsToAnUnregisteredAddress() {
        String redirectUri = demo.connection().redirectUri() + "/";
        assertThat(ask.get(ask.authorizationRequest(Map.of("redirect_uri", redirectUri)), "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anotherSiteCannotPressAllow() {
        String form = ask.authorizationRequest(Map.of())
                .toString()
                .substring(demo.issuer().length());
        assertThat(ask.post(form, Map.of("decision", "allow", "account", "demo", "ticket", "forged"), "")
                        .status())
                .isEqualTo(400);
    }
}
