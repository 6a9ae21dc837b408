package io.evergrant.message;

import static io.evergrant.message.AtTheTarget.post;
import static io.evergrant.message.TestMethods.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.client.TestApi.Answer;
import io.evergrant.http.TransportFailure;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Answers that end an errand. */
class ErrandAnswerTest {
    private final AtTheTarget at = new AtTheTarget();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    @DisplayName("message R10 a 401 after the renewal is the caller's")
    void aSecond401IsTheCallers() {
        at.answers = request -> Answer.of(401, "{}");

        assertThat(at.run(post()).status()).isEqualTo(401);
        assertThat(at.api.asked()).hasSize(2);
        assertThat(at.tokens.rejections()).isEqualTo(1);
    }

    @Test
    @DisplayName("checklist F6 403 insufficient_scope renews nothing")
    void forbiddenRenewsNothing() {
        at.answers = request -> new Answer(403, Map.of("WWW-Authenticate", "Bearer error=\"insufficient_scope\""), "");

        assertThat(at.run(post()).status()).isEqualTo(403);
        assertThat(at.tokens.rejections()).isZero();
    }

    @Test
    @DisplayName("message R9 an answer beyond the limit is cut, and the caller told")
    void cutsEndlessAnswers() {
        at.answers = request -> Answer.of(200, "x".repeat(Errand.MOST_BYTES + 1));

        Reply reply = at.run(get("/a"));

        assertThat(reply.failure())
                .isNotNull()
                .extracting(TransportFailure::kind)
                .isEqualTo(TransportFailure.Kind.TOO_LARGE);
    }
}
