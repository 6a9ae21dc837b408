package io.evergrant.message;

import static io.evergrant.message.TestFillings.filled;
import static io.evergrant.message.TestFillings.one;
import static io.evergrant.message.TestFillings.uri;
import static io.evergrant.message.TestMessages.BASE;
import static io.evergrant.message.TestMessages.message;
import static io.evergrant.message.TestMessages.with;
import static io.evergrant.message.TestMethods.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables in query parameters and headers. */
class FieldFillingTest {
    @ParameterizedTest
    @CsvSource({"a&x=1#, a%26x%3D1%23", "${who}, %24%7Bwho%7D", "é+ %, %C3%A9%2B%20%25", "'\u2028', %E2%80%A8"})
    @DisplayName("U11 a query value from a variable is encoded")
    void aQueryValueIsEncoded(String value, String sent) {
        assertThat(uri(get("", new Field("q", "${q}")), one("q", value))).isEqualTo(BASE + "?q=" + sent);
    }

    @Test
    void queryParametersKeepTheirOrderAndTheTemplatesOwnTextIsEncodedToo() {
        Method method = get("/", new Field("z z", "a b${q}"), new Field("a", "2"));

        assertThat(uri(method, one("q", "&"))).isEqualTo(BASE + "/?z%20z=a%20b%26&a=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\0b", "caf\u00e9", "a\u007fb"})
    @DisplayName("checklist F7 R4 a header value with CR, LF, NUL or another control is refused")
    void refusesHeaderValues(String value) {
        assertThatThrownBy(() -> filled(with(message(get("")), new Field("X-Who", "${who}")), one("who", value)))
                .isInstanceOf(TemplateError.class)
                .hasMessageContaining("X-Who")
                .hasMessageNotContaining("Evil");
    }
}
