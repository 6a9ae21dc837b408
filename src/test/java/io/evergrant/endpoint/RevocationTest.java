package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.demo.Received;
import io.evergrant.endpoint.TokenOutcome.Issued;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationTest {
    private final AtTheDemo at = new AtTheDemo();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    @DisplayName("B35 the refresh token is revoked with its hint, by us as the client, and works no more")
    void theRefreshTokenIsRevoked() {
        Issued issued = at.issued();
        assertThat(at.revocation.revoke(at.provider(), issued.refreshToken(), "refresh_token"))
                .isInstanceOf(RevocationOutcome.Revoked.class);
        Received request = at.lastRequestTo("revoke");
        assertThat(request.parameter("token_type_hint")).isEqualTo("refresh_token");
        assertThat(request.header("Authorization")).startsWith("Basic ");
        assertThat(request.uri().getRawQuery()).as("B4").isNull();
        assertThat(at.refreshed(issued)).isInstanceOf(TokenOutcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404, 503})
    @DisplayName("V7 any other answer is no confirmation, and is not repeated")
    void anythingElseIsNoConfirmation(int status) {
        Issued issued = at.issued();
        at.demo.control().arm(Fault.at("revoke").status(status).always());
        assertThat(at.revocation.revoke(at.provider(), issued.accessToken(), "access_token"))
                .isInstanceOf(RevocationOutcome.Failed.class);
        assertThat(at.demo.control().count("revoke")).isEqualTo(1);
    }
}
