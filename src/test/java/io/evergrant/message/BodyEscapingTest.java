package io.evergrant.message;

import static io.evergrant.message.TestFillings.body;
import static io.evergrant.message.TestFillings.one;
import static io.evergrant.message.TestMethods.escaped;
import static io.evergrant.message.TestMethods.post;
import static io.evergrant.message.TestMethods.with;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BodyEscapingTest {
    private static final String HOSTILE = "a\"b\\c\n\r\t\u0000\u0007</x>${team}é\u2028\u2029]]>&amp;'\uD83D\uDE00";

    private static JsonObject parsed(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    @Test
    @DisplayName("message R6 a JSON string in a JSON body: the result parses, and says the same")
    void escapesJsonStrings() {
        Method method = post("", "application/vnd.api+json; charset=utf-8", "{\"title\":\"${title}\", \"n\": 1}");

        assertThat(parsed(body(method, one("title", HOSTILE))).getString("title"))
                .isEqualTo(HOSTILE);
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
}
