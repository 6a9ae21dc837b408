package io.evergrant.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.client.GrantUnavailableException.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubProblemTest {
    private final AtTheHub at = new AtTheHub();

    @AfterEach
    void close() {
        at.close();
    }

    @ParameterizedTest
    @CsvSource({
        "409, consent_required, CONSENT_REQUIRED",
        "409, profile_paused, PROFILE_PAUSED",
        "409, sender_constrained, FORBIDDEN",
        "503, provider_unavailable, PROVIDER_UNAVAILABLE",
        "403, forbidden, FORBIDDEN",
        "401, unauthorized, FORBIDDEN",
        "404, not_found, FORBIDDEN",
        "500, internal_error, UNREACHABLE"
    })
    void aProblemIsAReason(int status, String code, Reason reason) {
        at.next.set(new TestApi.Answer(
                status,
                Map.of("Content-Type", "application/problem+json", "Retry-After", "7"),
                "{\"code\":\"" + code + "\",\"detail\":\"Why.\",\"consentUri\":\"https://hub.test/g\"}"));

        assertThatThrownBy(at::token).isInstanceOfSatisfying(GrantUnavailableException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e).hasMessage("Why.");
            assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(e.consentPage())
                    .isEqualTo(reason == Reason.CONSENT_REQUIRED ? URI.create("https://hub.test/g") : null);
        });
    }

    @Test
    void aHubThatIsAwayIsUnreachable() {
        at.api.close();

        assertThatThrownBy(at::token)
                .isInstanceOfSatisfying(
                        GrantUnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }
}
