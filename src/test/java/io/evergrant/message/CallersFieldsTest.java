package io.evergrant.message;

import static io.evergrant.message.TestFillings.one;
import static io.evergrant.message.TestFillings.sending;
import static io.evergrant.message.TestMessages.message;
import static io.evergrant.message.TestMessages.with;
import static io.evergrant.message.TestMethods.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters and headers that a caller adds beside the variables. */
class CallersFieldsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "CONNECTION",
                "Proxy-Authorization",
                "X Y",
                "",
                "Authorization",
                "Keep-Alive",
                "TE"
            })
    @DisplayName("checklist F7 R5 a caller cannot set headers of the connection or the login")
    void refusesHeaderNames(String name) {
        assertThatThrownBy(() -> Filling.of(message(get("")), get(""), sending(Map.of(), one(name, "x"), null)))
                .isInstanceOf(TemplateError.class);
    }

    @Test
    void aCallersHeaderReplacesTheTemplates() {
        MessageSettings message = with(message(get("")), new Field("X-Who", "us"));

        Prepared request = Filling.of(message, get(""), sending(Map.of(), one("x-who", "me"), null));

        assertThat(request.headers().stream()
                        .filter(h -> h.name().equalsIgnoreCase("x-who"))
                        .map(h -> h.value().whole())
                        .toList())
                .containsExactly("me");
    }

    @Test
    void aCallersQueryReplacesAndIsEncodedAndNoTemplate() {
        Method method = get("", new Field("q", "1"), new Field("r", "2"));

        Prepared request = Filling.of(message(method), method, sending(one("q", "${x}&"), Map.of(), null));

        assertThat(request.target().getRawQuery()).isEqualTo("q=%24%7Bx%7D%26&r=2");
    }
}
