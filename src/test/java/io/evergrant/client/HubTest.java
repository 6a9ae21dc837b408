package io.evergrant.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.client.GrantUnavailableException.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubTest {
    private final AtTheHub at = new AtTheHub();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void asksWithItsKeyAndReadsAToken() {
        at.next.set(TestApi.Answer.of(
                200,
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":60,\"scope\":\"a b\","
                        + "\"origins\":[\"https://x.test\"],\"more\":1}"));

        TokenAnswer answer = at.token();

        assertThat(answer.life()).isEqualTo(Duration.ofMinutes(1));
        assertThat(answer.token().scopes()).containsExactlyInAnyOrder("a", "b");
        assertThat(answer.token().origins()).containsExactly(URI.create("https://x.test"));
        assertThat(answer.token().expiresAt()).isEqualTo(Instant.EPOCH.plusSeconds(60));
        assertThat(at.api.asked().get(0).header("Authorization")).isEqualTo("Bearer key-of-the-application");
        assertThat(at.api.asked().get(0).uri()).isEqualTo("/api/profiles/crm/token?subject=a%20b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{", "{\"access_token\":1}", "null"})
    void garbageIsNoToken(String body) {
        at.next.set(TestApi.Answer.of(200, body));

        assertThatThrownBy(at::token)
                .isInstanceOfSatisfying(
                        GrantUnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void anEndlessAnswerIsCut() {
        at.next.set(TestApi.Answer.of(200, "{\"access_token\":\"" + "x".repeat(2000) + "\"}"));

        assertThatThrownBy(at::token).isInstanceOf(GrantUnavailableException.class);
    }
}
