package io.evergrant.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.client.GrantUnavailableException.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubTest {
    private final AtomicReference<TestApi.Answer> next = new AtomicReference<>();
    private final TestApi api = new TestApi(request -> next.get());
    private final Hub hub = new Hub(api.uri("/"), "key-of-the-application");

    @AfterEach
    void close() {
        hub.close();
        api.close();
    }

    private TokenAnswer token() {
        return TokenAnswer.of(
                hub.ask("/api/profiles/crm/token?subject=a%20b", null, 1000),
                new ProfileName("crm"),
                new Subject("a b"),
                Instant.EPOCH);
    }

    @Test
    void asksWithItsKeyAndReadsAToken() {
        next.set(TestApi.Answer.of(
                200,
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":60,\"scope\":\"a b\","
                        + "\"origins\":[\"https://x.test\"],\"more\":1}"));

        TokenAnswer answer = token();

        assertThat(answer.life()).isEqualTo(Duration.ofMinutes(1));
        assertThat(answer.token().scopes()).containsExactlyInAnyOrder("a", "b");
        assertThat(answer.token().origins()).containsExactly(URI.create("https://x.test"));
        assertThat(answer.token().expiresAt()).isEqualTo(Instant.EPOCH.plusSeconds(60));
        assertThat(api.asked().get(0).header("Authorization")).isEqualTo("Bearer key-of-the-application");
        assertThat(api.asked().get(0).uri()).isEqualTo("/api/profiles/crm/token?subject=a%20b");
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
        next.set(new TestApi.Answer(
                status,
                Map.of("Content-Type", "application/problem+json", "Retry-After", "7"),
                "{\"code\":\"" + code + "\",\"detail\":\"Why.\",\"consentUri\":\"https://hub.test/g\"}"));

        assertThatThrownBy(this::token).isInstanceOfSatisfying(GrantUnavailableException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e).hasMessage("Why.");
            assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(e.consentPage())
                    .isEqualTo(reason == Reason.CONSENT_REQUIRED ? URI.create("https://hub.test/g") : null);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{", "{\"access_token\":1}", "null"})
    void garbageIsNoToken(String body) {
        next.set(TestApi.Answer.of(200, body));

        assertThatThrownBy(this::token)
                .isInstanceOfSatisfying(
                        GrantUnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void anEndlessAnswerIsCut() {
        next.set(TestApi.Answer.of(200, "{\"access_token\":\"" + "x".repeat(2000) + "\"}"));

        assertThatThrownBy(this::token).isInstanceOf(GrantUnavailableException.class);
    }

    @Test
    void aRedirectIsNotFollowedSoTheKeyStaysHere() {
        next.set(
                new TestApi.Answer(302, Map.of("Location", api.uri("/elsewhere").toString()), ""));

        assertThatThrownBy(this::token).isInstanceOf(GrantUnavailableException.class);
        assertThat(api.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hub.example.com", "ftp://localhost", "hub", "http://localhost.evil.test"})
    void theKeyLeavesInClearForNoOtherMachine(String address) {
        assertThatThrownBy(() -> new Hub(URI.create(address), "key")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHubThatIsAwayIsUnreachable() {
        api.close();

        assertThatThrownBy(this::token)
                .isInstanceOfSatisfying(
                        GrantUnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }
}
