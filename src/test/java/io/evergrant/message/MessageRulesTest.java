package io.evergrant.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.check.Violation;
import io.evergrant.check.Violations;
import io.evergrant.egress.Egress;
import io.evergrant.secret.Secret;
import io.evergrant.secret.SecretChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRulesTest {
    private static List<String> fields(MessageSettings settings) {
        Violations found = new Violations();
        new MessageRules(found, new Egress(false, Optional.empty())).check("incident", settings);
        return found.list().stream().map(Violation::field).toList();
    }

    @Test
    void aUsualOneIsFine() {
        assertThat(fields(TestMessages.message(
                        TestMessages.post("/a/${b}", "application/json", "{\"a\":\"${c}\"}"),
                        TestMessages.get("/%20b", new Field("q", "${d}")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://169.254.169.254/",
                "javascript:alert(1)",
                "https://ok.test@evil.test",
                "https://ok.test/?a=b",
                "https://ok.test/#a",
                "file:///etc/passwd",
                "https://${host}/"
            })
    void anEndpointIsAPublicUrlWithoutVariables(String endpoint) {
        assertThat(fields(TestMessages.message(endpoint, Authentication.NONE))).contains("endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a?b=c", "/a b", "/${a b}", "/${", "/a#b", "/\\evil", "/%zz"})
    void aPathIsAPath(String path) {
        assertThat(fields(TestMessages.message(TestMessages.get(path)))).containsOnly("methods[0].path");
    }

    @ParameterizedTest
    @CsvSource({"Host, x", "X Y, x", "Authorization, x", "X-A, 'a\nb'", "X-A, ${", "content-type, x"})
    @DisplayName("R5 F7 headers that a person may not set are refused when saving")
    void refusesHeaders(String name, String value) {
        assertThat(fields(TestMessages.with(TestMessages.message(TestMessages.get("/")), new Field(name, value))))
                .containsOnly("headers." + name);
    }

    @Test
    void aBodyNeedsATypeAndAMethodThatHasOne() {
        Method method = new Method("a", "GET", "/", List.of(), List.of(), null, "x", null, List.of());

        assertThat(fields(TestMessages.message(method)))
                .containsExactlyInAnyOrder("methods[0].body", "methods[0].contentType");
    }

    @Test
    void eachAuthenticationNeedsItsParts() {
        for (Authentication.Type type : Authentication.Type.values()) {
            Authentication empty = new Authentication(type, null, null, null);
            assertThat(fields(TestMessages.message("https://ok.test", empty)).isEmpty())
                    .isEqualTo(type == Authentication.Type.NONE);
        }
    }

    @Test
    void namesStandOnce() {
        assertThat(fields(TestMessages.message(TestMessages.get("/"), TestMessages.get("/"))))
                .containsOnly("methods[1].name");
    }

    @Test
    void timesAreBounded() {
        MessageSettings usual = TestMessages.message(TestMessages.get("/"));
        MessageSettings odd = new MessageSettings(
                usual.endpoint(),
                usual.authentication(),
                usual.headers(),
                Duration.ofHours(1),
                new Retry(9, Duration.ofDays(1)),
                usual.log(),
                usual.methods());

        assertThat(fields(odd)).containsExactlyInAnyOrder("timeout", "retry.attempts", "retry.backoff");
    }

    @Test
    void aSecretIsKeptClearedSetAndForgottenWithItsAuthentication() {
        MessageSettings basic = TestMessages.message("https://ok.test", Authentication.basic("jonas"));
        Set<String> spokenOf = Secrets.spokenOf(basic);
        Secrets one =
                Secrets.NONE.after(Map.of("authentication.password", SecretChange.set(new Secret("s\"1"))), spokenOf);

        assertThat(one.names()).containsExactly("authentication.password");
        assertThat(Secrets.read(one.written()).of(basic, TestMessages.get("/"))).isEqualTo(new Secret("s\"1"));
        assertThat(one.after(Map.of(), spokenOf).names()).hasSize(1);
        assertThat(one.after(Map.of("authentication.password", SecretChange.CLEAR), spokenOf)
                        .names())
                .isEmpty();
        assertThat(one.after(Map.of(), Secrets.spokenOf(TestMessages.message())).names())
                .isEmpty();
    }

    @Test
    @DisplayName("a secret does not follow its endpoint to another origin")
    void secretsDoNotMove() {
        MessageSettings here = TestMessages.message("https://ok.test/a", Authentication.basic("jonas"));
        MessageSettings below = TestMessages.message("https://ok.test/b", Authentication.basic("jonas"));
        MessageSettings there = TestMessages.message("https://evil.test/a", Authentication.basic("jonas"));
        Set<String> kept = Set.of("authentication.password");
        Violations found = new Violations();

        MessageRules.secretsWouldMove(here, below, kept, found);
        assertThat(found.none()).isTrue();
        MessageRules.secretsWouldMove(here, there, kept, found);
        assertThat(found.list()).extracting(Violation::field).containsExactly("authentication.password");
    }
}
