package io.evergrant.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.endpoint.TokenOutcome.Kind;
import io.evergrant.endpoint.TokenOutcome.Refused;
import io.evergrant.endpoint.TokenOutcome.Unwell;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token endpoint's answer means: status, media type and body together. */
class TokenAnswerTest {
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final String GOOD = "{\"access_token\":\"at\",\"token_type\":\"Bearer\"}";

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 302, 404, 418})
    @DisplayName("D1 T38 tokens come with 200 alone")
    void tokensComeWith200Alone(int status) {
        assertThat(Answers.of(status, "application/json", GOOD)).isInstanceOf(Unwell.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"})
    @DisplayName("D1 T1 T5 what does not say that it is JSON, and is no form with a token, is not read")
    void onlyJsonIsRead(String type) {
        assertThat(Answers.of(200, type, GOOD))
                .isInstanceOfSatisfying(Unwell.class, u -> assertThat(u.kind()).isEqualTo(Kind.RESPONSE_NOT_JSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "7",
                "\"at\"",
                "",
                "{\"access_token\":",
                GOOD + "x",
                "{\"access_token\":\"a\",\"access_token\":\"b\",\"token_type\":\"Bearer\"}"
            })
    @DisplayName("D2 T3 T9 T45 an object that is whole, without a member twice, and nothing after it")
    void onlyOneWholeObject(String body) {
        assertThat(Answers.of(200, "application/json", body))
                .isInstanceOfSatisfying(
                        Unwell.class, u -> assertThat(u.provenUnspent()).isFalse());
    }

    @Test
    @DisplayName("D2 T7 T10 a byte order mark is fine, a thousand levels are not")
    void aByteOrderMarkIsFineAndDepthIsNot() {
        assertThat(Answers.ok("\uFEFF" + GOOD).accessToken().reveal()).isEqualTo("at");
        String deep =
                "{\"x\":" + "[".repeat(1000) + "]".repeat(1000) + ",\"access_token\":\"at\",\"token_type\":\"Bearer\"}";
        assertThat(Answers.of(200, "application/json", deep)).isInstanceOf(Unwell.class);
    }

    @ParameterizedTest
    @CsvSource({"200", "400", "401", "403"})
    @DisplayName("F22 D11 T30 an error member is an error, whatever the status says")
    void theErrorMemberDecides(int status) {
        assertThat(Answers.of(
                        status, "application/json", "{\"error\":\"invalid_grant\",\"error_description\":\"gone\"}"))
                .isEqualTo(new Refused("invalid_grant", "gone", status));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 206, 404, 405, 410, 418, 451})
    @DisplayName("F17 invalid_grant with a status that no token endpoint gives ends no consent, and spends nothing")
    void anOddStatusEndsNoConsent(int status) {
        assertThat(Answers.of(status, "application/json", "{\"error\":\"invalid_grant\"}"))
                .isInstanceOfSatisfying(Unwell.class, unwell -> {
                    assertThat(unwell.kind()).isEqualTo(Kind.RESPONSE_INVALID);
                    assertThat(unwell.provenUnspent()).isEqualTo(status >= 400);
                });
    }

    @Test
    @DisplayName("F22 GitHub's forms and names of errors are read")
    void githubIsUnderstood() {
        TokenOutcome.Issued issued = (TokenOutcome.Issued) Answers.of(
                200,
                FORM,
                "access_token=gho_1&expires_in=28800&refresh_token=ghr_1&scope=repo%20gist&token_type=bearer");
        assertThat(issued.accessToken().reveal()).isEqualTo("gho_1");
        assertThat(issued.refreshToken().reveal()).isEqualTo("ghr_1");
        assertThat(issued.life()).hasHours(8);
        assertThat(issued.scopes()).containsExactly("repo", "gist");
        assertThat(Answers.of(200, FORM, "error=bad_refresh_token&error_description=It+is+old."))
                .isEqualTo(new Refused("invalid_grant", "bad_refresh_token: It is old.", 200));
        assertThat(Answers.of(200, "application/json", "{\"error\":\"incorrect_client_credentials\"}"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.error()).isEqualTo("invalid_client"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a=b", "access_token=a&access_token=b&token_type=bearer", "<html>", "access_token=\u00e9"})
    @DisplayName("F22 a form without a token, with two or with letters that no form has, is not read")
    void aFormIsReadAsStrictlyAsJson(String body) {
        assertThat(Answers.of(200, FORM, body))
                .isInstanceOfSatisfying(Unwell.class, u -> assertThat(u.kind()).isEqualTo(Kind.RESPONSE_NOT_JSON));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 520})
    @DisplayName("F17 T36 5xx is never a verdict, even where it says invalid_grant")
    void serverErrorsAreNoVerdict(int status) {
        assertThat(Answers.of(status, "application/json", "{\"error\":\"invalid_grant\"}"))
                .isInstanceOfSatisfying(Unwell.class, u -> assertThat(u.kind()).isEqualTo(Kind.SERVER_ERROR));
    }

    @Test
    @DisplayName("F17 T34 a 400 or 403 in HTML is a proxy's, and no verdict")
    void aProxysPageIsNoVerdict() {
        assertThat(Answers.of(403, "text/html", "<h1>WAF</h1>")).isInstanceOf(Unwell.class);
        assertThat(Answers.of(400, "text/html", "invalid_grant")).isInstanceOf(Unwell.class);
    }

    @Test
    void anAnswerThatContradictsItselfIsNotBelieved() {
        assertThat(Answers.of(
                        200,
                        "application/json",
                        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"error\":\"server_error\"}"))
                .isInstanceOfSatisfying(Unwell.class, u -> assertThat(u.kind()).isEqualTo(Kind.RESPONSE_INVALID));
    }

    @Test
    @DisplayName("D13 T52 a provider's words are cleaned and cut")
    void wordsAreCleaned() {
        String text = "x\\u001b[31m\\r\\nInjected: \\u202e<script>" + "y".repeat(2000);
        Refused refused = (Refused) Answers.of(
                400, "application/json", "{\"error\":\"invalid_request\",\"error_description\":\"" + text + "\"}");
        assertThat(refused.description()).hasSizeLessThanOrEqualTo(500).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{}", "\"caf\u00e9\"", "\"\"", "[\"invalid_grant\"]"})
    void anErrorThatIsNoCodeIsNoVerdict(String error) {
        assertThat(Answers.of(400, "application/json", "{\"error\":" + error + "}"))
                .isInstanceOf(Unwell.class);
    }
}
