package io.evergrant.message;

import static io.evergrant.message.TestFillings.body;
import static io.evergrant.message.TestFillings.one;
import static io.evergrant.message.TestMethods.escaped;
import static io.evergrant.message.TestMethods.optional;
import static io.evergrant.message.TestMethods.post;
import static io.evergrant.message.TestMethods.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A variable in a JSON body that no quotes hold together. */
class OutsideOfQuotesTest {
    @ParameterizedTest
    @ValueSource(strings = {"2", "-0.5e3", "true", "null"})
    void aScalarMayStandOutsideOfQuotes(String value) {
        Method method = post("", "application/json", "{\"quote\\\"\": \"}\", \"n\": ${n}}");

        assertThat(body(method, one("n", value))).endsWith("\"n\": " + value + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,\"admin\":true", "x", "[1]", "01", "1 ", "\"a\""})
    void nothingElseMay(String value) {
        Method method = post("", "application/json", "{\"n\": ${n}}");

        assertThatThrownBy(() -> body(method, one("n", value)))
                .isInstanceOf(TemplateError.class)
                .hasMessageContaining("outside of quotes");
    }

    @Test
    void anUnsetOptionalOneOutsideOfQuotesIsNull() {
        Method method = with(post("", "application/json", "{\"n\":${n}}"), optional("n"));

        assertThat(body(method, Map.of())).isEqualTo("{\"n\":null}");
    }

    @Test
    void noneInsertsAsItIs() {
        Method method = with(post("", "application/json", "{\"x\": ${x}}"), escaped("x", Escape.NONE));

        assertThat(body(method, one("x", "{\"y\": [1]}"))).isEqualTo("{\"x\": {\"y\": [1]}}");
    }
}
