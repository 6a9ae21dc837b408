package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.endpoint.TokenOutcome.Kind;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who an account is must fit where it is kept, or what came with it could never be stored. */
class SubjectTest {
    private final AtTheDemo at = new AtTheDemo();

    @AfterEach
    void close() {
        at.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 5000})
    void aSubjectThatIsTooLongIsRefused(int length) {
        at.demo.control().arm(Fault.at("token").idToken(Map.of("sub", "x".repeat(length))));
        assertThat(at.consented())
                .isInstanceOfSatisfying(Unwell.class, u -> assertThat(u.kind()).isEqualTo(Kind.ID_TOKEN_INVALID));
    }

    @Test
    void aLifeThatNoCalendarHoldsIsNoLife() {
        String jwt = "eyJhbGciOiJub25lIn0.eyJpYXQiOi05MDAwMDAwMDAwMDAwMDAsImV4cCI6OTAwMDAwMDAwMDAwMDAwfQ.";
        assertThat(Answers.ok("{\"access_token\":\"" + jwt + "\",\"token_type\":\"Bearer\"}")
                        .life())
                .isNull();
    }
}
