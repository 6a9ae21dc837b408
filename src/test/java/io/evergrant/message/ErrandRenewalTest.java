package io.evergrant.message;

import static io.evergrant.message.AtTheTarget.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.client.TestApi.Answer;
import io.evergrant.client.TestApi.Asked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ErrandRenewalTest {
    private final AtTheTarget at = new AtTheTarget();

    @AfterEach
    void close() {
        at.close();
    }

    private static Answer unlessSecondToken(Asked request) {
        return request.header("Authorization").equals("Bearer token-2-abcdef")
                ? Answer.of(201, "{}")
                : Answer.of(401, "{}");
    }

    @Test
    @DisplayName("R1 checklist F5 a 401 renews once and repeats once, a POST too: nothing was done")
    void renewsOnce() {
        at.answers = ErrandRenewalTest::unlessSecondToken;
        Errand errand = at.errand(post());

        assertThat(at.run(errand).status()).isEqualTo(201);
        assertThat(at.api.asked()).hasSize(2);
        assertThat(at.api.asked().get(1).body()).isEqualTo("{\"a\":1}");
        assertThat(errand.isRenewed()).isTrue();
        assertThat(errand.attempts()).isEqualTo(2);
    }

    @Test
    void theSameTokenIsNotTriedTwice() {
        at.answers = request -> Answer.of(401, "{}");
        at.tokens.withoutSuccessor();
        Errand errand = at.errand(post());

        assertThat(at.run(errand).status()).isEqualTo(401);
        assertThat(at.api.asked()).hasSize(1);
        assertThat(errand.isRenewed()).isFalse();
    }
}
