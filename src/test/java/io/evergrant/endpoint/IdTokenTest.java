package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.demo.Fault;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.endpoint.TokenOutcome.Kind;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTokenTest {
    private final AtTheDemo at = new AtTheDemo();

    @AfterEach
    void close() {
        at.close();
    }

    private static Map<String, Object> claim(String name, Object value) {
        Map<String, Object> patch = new HashMap<>();
        patch.put(name, value);
        return patch;
    }

    static List<Map<String, Object>> wrong() {
        return Arrays.asList(
                claim("iss", "https://evil.example"),
                claim("sub", null),
                claim("aud", "someone-else"),
                claim("aud", List.of("evergrant", "someone-else")),
                claim("exp", 1000),
                claim("iat", null),
                claim("nonce", "another"),
                claim("nonce", null),
                claim("azp", "someone-else"),
                claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    @DisplayName("D15 D16 A27 T48 an ID token that is wrong in one claim brings no tokens")
    void everyClaimIsChecked(Map<String, Object> patch) {
        at.demo.control().arm(Fault.at("token").idToken(patch));
        notBelieved(at.consented());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "stranger"})
    @DisplayName("D18 T48 unsigned, or signed by a stranger")
    void theSignatureIsChecked(String signature) {
        at.demo.control().arm(Fault.at("token").idTokenSignature(signature));
        notBelieved(at.consented());
    }

    @Test
    @DisplayName("A27 openid was asked for, and no ID token came")
    void openidBringsAnIdToken() {
        at.demo.control().arm(Fault.at("token").without("id_token"));
        notBelieved(at.consented());
    }

    private static void notBelieved(TokenOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(Unwell.class, u -> assertThat(u.kind()).isEqualTo(Kind.ID_TOKEN_INVALID));
    }

    @Test
    @DisplayName("D16 an audience list with us alone is fine, and the account is told")
    void aListOfOneIsFine() {
        at.demo.control().arm(Fault.at("token").idToken(Map.of("aud", List.of("evergrant"))));
        Issued issued = at.issued();
        assertThat(issued.account()).isEqualTo(new Account(at.demo.issuer(), "carol", "carol"));
        assertThat(issued.remarks()).isEmpty();
    }

    @Test
    @DisplayName("D17 T50 a refresh that names another person is refused, the same person is fine")
    void aRefreshNamesTheSamePerson() {
        Issued first = at.issued();
        assertThat(at.refreshed(first)).isInstanceOf(Issued.class);
        Issued second = at.issued();
        at.demo.control().arm(Fault.at("token").idToken(Map.of("sub", "mallory")));
        notBelieved(at.refreshed(second));
    }
}
