package io.evergrant.message;

import static io.evergrant.message.TestMessages.message;
import static io.evergrant.message.TestMessages.violated;
import static io.evergrant.message.TestMethods.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://169.254.169.254/",
                "javascript:alert(1)",
                "https://ok.test@evil.test",
                "https://ok.test/?a=b",
                "https://ok.test/#a",
                "file:///etc/passwd",
                "https://${host}/"
            })
    void anEndpointIsAPublicUrlWithoutVariables(String endpoint) {
        assertThat(violated(message(endpoint, Authentication.NONE))).contains("endpoint");
    }

    @Test
    void eachAuthenticationNeedsItsParts() {
        for (Authentication.Type type : Authentication.Type.values()) {
            Authentication empty = new Authentication(type, null, null, null);
            assertThat(violated(message("https://ok.test", empty)).isEmpty())
                    .isEqualTo(type == Authentication.Type.NONE);
        }
    }

    @Test
    void timesAreBounded() {
        MessageSettings usual = message(get("/"));
        MessageSettings odd = new MessageSettings(
                usual.endpoint(),
                usual.authentication(),
                usual.headers(),
                Duration.ofHours(1),
                new Retry(9, Duration.ofDays(1)),
                usual.log(),
                usual.methods());

        assertThat(violated(odd)).containsExactlyInAnyOrder("timeout", "retry.attempts", "retry.backoff");
    }
}
