package io.evergrant.message;

import static io.evergrant.message.AtTheTarget.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.client.TestApi.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostRetryTest {
    private final AtTheTarget at = new AtTheTarget();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void aPostIsNotRepeatedOnceItMayHaveActed() {
        at.retry = new Retry(3, Duration.ofSeconds(1));
        at.answers = request -> Answer.of(503, "{}");

        assertThat(at.run(post()).status()).isEqualTo(503);
        assertThat(at.api.asked()).hasSize(1);
    }

    @Test
    void aPostThatNobodyTookIsRepeated() {
        at.retry = new Retry(3, Duration.ofSeconds(1));
        Errand errand = at.errand(post());
        at.api.close();

        Reply reply = at.run(errand);

        assertThat(reply.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(errand.attempts()).isEqualTo(3);
    }
}
