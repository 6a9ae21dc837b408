package io.evergrant.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.check.Conflict;
import io.evergrant.check.InUse;
import io.evergrant.check.InvalidInput;
import io.evergrant.check.NotFound;
import io.evergrant.client.GrantUnavailableException;
import io.evergrant.client.GrantUnavailableException.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void hasTheMembersOfRfc9457AndACode() {
        assertThat(Problems.of(new InvalidInput("name", "must be shorter")).json())
                .hasToString(
                        "{\"type\":\"urn:evergrant:problem:invalid_request\",\"title\":\"Invalid request\",\"status\":400,"
                                + "\"detail\":\"Something cannot be as it was sent; nothing was changed.\",\"code\":\"invalid_request\","
                                + "\"violations\":[{\"field\":\"name\",\"message\":\"must be shorter\"}]}");
    }

    @Test
    void isFoundHoweverDeepItWasWrapped() {
        Problem problem = Problems.of(new CompletionException(new IllegalStateException(new NotFound("profile", "x"))));
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.code()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void listsWhoUsesWhatCannotBeDeleted() {
        Problem problem = Problems.of(new InUse("provider", "google", List.of("profile drive", "profile mail")));
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.json().getJsonArray("usedBy")).hasSize(2);
    }

    @Test
    void tellsConflictsApart() {
        assertThat(Problems.of(new Conflict("no")).code()).isEqualTo(Code.CONFLICT);
    }

    @Test
    void leadsAHumanToTheGrant() {
        Problem problem = Problems.of(new GrantUnavailableException(
                Reason.CONSENT_REQUIRED, "A human must consent.", URI.create("https://hub.test/g"), null, null));
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.json().getString("consentUri")).isEqualTo("https://hub.test/g");
        assertThat(problem.json().getString("code")).isEqualTo("consent_required");
    }

    @Test
    @DisplayName("X9 a provider that is down is a 503 that says when to ask again")
    void saysWhenToAskAgain() {
        Problem problem = Problems.of(new GrantUnavailableException(
                Reason.PROVIDER_UNAVAILABLE, "Not now.", null, Duration.ofMillis(2500), null));
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.retryAfter()).isEqualTo(Duration.ofMillis(2500));
        assertThat(Problems.of(new GrantUnavailableException(Reason.UNREACHABLE, "Not now."))
                        .retryAfter())
                .isNotNull();
    }

    @Test
    void tellsNothingOfWhatNobodyForesaw() {
        Problem problem = Problems.of(new IllegalStateException("jdbc:secret"));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.json().toString()).doesNotContain("jdbc");
    }
}
