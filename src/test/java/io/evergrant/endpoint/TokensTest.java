package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.endpoint.TokenOutcome.Kind;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static Unwell refused(String body) {
        return (Unwell) Answers.of(200, "application/json", body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "7", "null", "\"a b\"", "\"a\\r\\nX-Evil: 1\"", "\"caf\u00e9\""})
    @DisplayName("D3 an access token is visible ASCII, or it is none")
    void anAccessTokenIsVisibleAscii(String token) {
        assertThat(refused("{\"access_token\":" + token + ",\"token_type\":\"Bearer\"}")
                        .kind())
                .isEqualTo(Kind.RESPONSE_INVALID);
    }

    @Test
    @DisplayName("T22 D3 sixty thousand characters are a token, more than 64 KiB are none")
    void longTokensAreFineUpToABound() {
        assertThat(Answers.ok("{\"access_token\":\"" + "a".repeat(60_000) + "\",\"token_type\":\"Bearer\"}")
                        .accessToken()
                        .length())
                .isEqualTo(60_000);
        assertThat(refused("{\"access_token\":\"" + "a".repeat(65_537) + "\",\"token_type\":\"Bearer\"}"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"mac\"", "\"N_A\"", "\"DPoP\"", "7", "null"})
    @DisplayName("D4 T16 T18 a token of another type than Bearer is not sent as one")
    void onlyBearerIsTaken(String type) {
        assertThat(refused("{\"access_token\":\"at\",\"token_type\":" + type + "}")
                        .kind())
                .isEqualTo(Kind.RESPONSE_INVALID);
        assertThat(refused("{\"access_token\":\"at\"}").kind()).isEqualTo(Kind.RESPONSE_INVALID);
    }

    @Test
    @DisplayName("D4 T17 the type is compared without case")
    void theTypeHasNoCase() {
        assertThat(Answers.ok("{\"access_token\":\"at\",\"token_type\":\"bEaReR\"}")
                        .tokenType())
                .isEqualTo("Bearer");
    }

    @Test
    @DisplayName("F11 D8 T25 an answer without a refresh token says that there is none, not an empty one")
    void noRefreshTokenIsNone() {
        assertThat(Answers.with("\"refresh_token\":null").refreshToken()).isNull();
        assertThat(Answers.with("\"refresh_token\":\"\"").refreshToken()).isNull();
        assertThat(Answers.with("\"refresh_token\":\"rt\"").refreshToken().reveal())
                .isEqualTo("rt");
    }

    @Test
    @DisplayName("B26 the refresh token of a machine's grant is ignored")
    void aMachineGetsNoRefreshToken() {
        Issued issued = (Issued) Answers.read(
                200,
                Map.of("Content-Type", "application/json"),
                "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"refresh_token\":\"rt\"}",
                false);
        assertThat(issued.refreshToken()).isNull();
    }

    @Test
    @DisplayName("D9 T27 T29 scopes are as granted, in a text or a list, and unknown where nothing is said")
    void scopesAreAsGranted() {
        assertThat(Answers.with("\"scope\":\"a  b a\"").scopes()).containsExactly("a", "b");
        assertThat(Answers.with("\"scope\":[\"a\",7,\"b\"]").scopes()).containsExactly("a", "b");
        assertThat(Answers.with("\"scope\":\"\"").scopes()).isEmpty();
        assertThat(Answers.with("\"x\":1").scopes()).isNull();
    }

    @Test
    @DisplayName("D10 unknown members are kept where they are small and harmless, else ignored")
    void unknownMembersDoNoHarm() {
        Issued issued = Answers.with("\"instance_url\":\"https://eu.example\",\"count\":3,\"signature\":\"abc\","
                + "\"other_token\":\"secret\",\"big\":\"" + "x".repeat(600) + "\",\"nested\":{\"a\":1},\"none\":null");
        assertThat(issued.values())
                .containsOnly(Map.entry("instance_url", "https://eu.example"), Map.entry("count", "3"));
    }

    @Test
    @DisplayName("F13 D14 a JWT's own end is a hint where nobody else says, and nothing else of it is read")
    void anOpaqueTokenStaysOpaque() {
        assertThat(Answers.with("\"x\":1").life()).isNull();
        String jwt = "eyJhbGciOiJub25lIn0.eyJpYXQiOjEwMDAsImV4cCI6MTYwMH0.";
        assertThat(Answers.ok("{\"access_token\":\"" + jwt + "\",\"token_type\":\"Bearer\"}")
                        .life())
                .hasSeconds(600);
        assertThat(Answers.ok("{\"access_token\":\"" + jwt + "\",\"token_type\":\"Bearer\",\"expires_in\":60}")
                        .life())
                .hasSeconds(60);
    }
}
