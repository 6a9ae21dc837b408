package io.evergrant.client;

import static io.evergrant.client.FilteredCalls.client;
import static io.evergrant.client.FilteredCalls.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.client.GrantUnavailableException.Reason;
import jakarta.ws.rs.client.Client;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProfileOriginsTest {
    private final TestApi api = FilteredCalls.api();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    @DisplayName("checklist F2 the token leaves for the profile's origins only, whatever the annotation says")
    void refusesOtherOrigins() {
        Client client = client(new TestTokens(URI.create("https://api.example.com")), api.uri(""));

        assertThatThrownBy(() -> client.target(api.uri("/")).request().get())
                .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(Reason.FORBIDDEN))
                .hasMessageNotContaining("token-1");
        assertThat(api.asked()).isEmpty();
    }

    @Test
    @DisplayName("checklist F2 the filter judges the URI as it is sent, after templates were resolved")
    void judgesTheFinalUri() {
        Client client = client(new TestTokens(URI.create("https://ok.test")));

        assertThatThrownBy(() -> client.target("https://{host}/")
                        .resolveTemplate("host", "evil.test")
                        .request()
                        .get())
                .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(Reason.FORBIDDEN));
    }
}
