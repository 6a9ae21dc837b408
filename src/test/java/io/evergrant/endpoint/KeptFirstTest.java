package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeptFirstTest {
    private final AtTheDemo at = new AtTheDemo();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    @DisplayName("F10 tokens of a code are kept before anybody is asked whose they are")
    void tokensAreKeptBeforeTheirAccountIsAsked() {
        List<Secret> kept = new ArrayList<>();
        at.keeper = (issued, idToken) -> {
            assertThat(at.demo.control().count("userinfo")).isZero();
            assertThat(issued.account()).isNull();
            assertThat(idToken).isNotNull();
            kept.add(issued.refreshToken());
        };
        at.demo.control().arm(Fault.at("userinfo").status(500));
        TokenOutcome.Issued issued = at.issued();
        assertThat(kept)
                .extracting(Secret::reveal)
                .containsExactly(issued.refreshToken().reveal());
        assertThat(issued.account()).isNotNull();
    }

    @Test
    @DisplayName("F10 and so they are where the ID token turns out not to hold")
    void soTheyAreWhereTheIdTokenDoesNotHold() {
        List<Secret> kept = new ArrayList<>();
        at.keeper = (issued, idToken) -> kept.add(issued.refreshToken());
        at.demo.control().arm(Fault.at("token").idTokenSignature("stranger"));
        assertThat(at.consented()).isInstanceOf(TokenOutcome.Unwell.class);
        assertThat(kept).hasSize(1);
    }

    @Test
    @DisplayName("F10 an answer that was kept for hours is judged by the time at which it came")
    void aKeptAnswerIsJudgedByTheTimeAtWhichItCame() {
        List<TokenOutcome.Issued> kept = new ArrayList<>();
        List<Secret> idTokens = new ArrayList<>();
        at.keeper = (issued, idToken) -> {
            kept.add(issued);
            idTokens.add(idToken);
        };
        long anHourAgo = System.currentTimeMillis() / 1000 - 3600;
        at.demo.control().arm(Fault.at("token").idToken(Map.of("exp", anHourAgo)));
        assertThat(at.consented()).as("it is long over").isInstanceOf(TokenOutcome.Unwell.class);
        assertThat(later(kept.get(0), idTokens.get(0), at.lastNonce, Duration.ofHours(2)))
                .as("it was not when it came")
                .isInstanceOf(TokenOutcome.Issued.class);
        assertThat(later(kept.get(0), idTokens.get(0), new Secret("another nonce"), Duration.ofHours(2)))
                .as("the nonce counts all the same")
                .isInstanceOf(TokenOutcome.Unwell.class);
    }

    private TokenOutcome later(TokenOutcome.Issued issued, Secret idToken, Secret nonce, Duration age) {
        return at.endpoint.learned(at.provider(), issued, idToken, nonce, age);
    }
}
