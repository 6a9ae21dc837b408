package io.evergrant.message;

import static io.evergrant.message.TestMessages.body;
import static io.evergrant.message.TestMessages.escaped;
import static io.evergrant.message.TestMessages.one;
import static io.evergrant.message.TestMessages.optional;
import static io.evergrant.message.TestMessages.post;
import static io.evergrant.message.TestMessages.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class BodyEscapingTest {
    private static final String HOSTILE = "a\"b\\c\n\r\t\u0000\u0007</x>${team}é\u2028\u2029]]>&amp;'\uD83D\uDE00";

    private static JsonObject parsed(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    @Test
    @DisplayName("R6 a JSON string in a JSON body: the result parses, and says the same")
    void escapesJsonStrings() {
        Method method = post("", "application/vnd.api+json; charset=utf-8", "{\"title\":\"${title}\", \"n\": 1}");

        assertThat(parsed(body(method, one("title", HOSTILE))).getString("title"))
                .isEqualTo(HOSTILE);
    }

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
    void escapesXmlTextAndAttributes() throws Exception {
        Method method = post("", "application/soap+xml", "<a b=\"${t}\"><c>${t}</c></a>");
        String value = "a\"b'<c>&amp;]]>\n\r\tü";

        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(body(method, one("t", value)))))
                .getDocumentElement();

        assertThat(root.getAttribute("b")).isEqualTo(value);
        assertThat(root.getElementsByTagName("c").item(0).getTextContent()).isEqualTo(value);
    }

    @Test
    void whatXmlCannotHoldIsRefused() {
        assertThatThrownBy(() -> body(post("", "text/xml", "<a>${t}</a>"), one("t", "a\u0000b")))
                .isInstanceOf(TemplateError.class)
                .hasMessageContaining("XML");
    }

    @Test
    void escapesFormValues() {
        Method method = post("", "application/x-www-form-urlencoded", "a=${a}&b=2");

        assertThat(body(method, one("a", "1&b=3 +"))).isEqualTo("a=1%26b%3D3%20%2B&b=2");
    }

    @Test
    void anEscapingChosenByHandComesBeforeThatOfThePlace() {
        Method json = with(post("", "application/json", "{\"x\":\"${x}\"}"), escaped("x", Escape.XML));
        Method text = with(post("", "text/plain", "${x}"), escaped("x", Escape.JSON));

        assertThat(parsed(body(json, one("x", "\\<"))).getString("x")).isEqualTo("\\&lt;");
        assertThat(body(text, one("x", "\"\n"))).isEqualTo("\\\"\\n");
    }

    @Test
    void noneInsertsAsItIs() {
        Method method = with(post("", "application/json", "{\"x\": ${x}}"), escaped("x", Escape.NONE));

        assertThat(body(method, one("x", "{\"y\": [1]}"))).isEqualTo("{\"x\": {\"y\": [1]}}");
    }
}
