package io.evergrant.message;

import static io.evergrant.message.TestMessages.message;
import static io.evergrant.message.TestMessages.violated;
import static io.evergrant.message.TestMessages.with;
import static io.evergrant.message.TestMethods.get;
import static io.evergrant.message.TestMethods.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a method may send: its path, the headers, its body. */
class MethodRulesTest {
    @Test
    void aUsualOneIsFine() {
        assertThat(violated(message(
                        post("/a/${b}", "application/json", "{\"a\":\"${c}\"}"), get("/%20b", new Field("q", "${d}")))))
                .isEmpty();
    }

    @Test
    void namesStandOnce() {
        assertThat(violated(message(get("/"), get("/")))).containsOnly("methods[1].name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a?b=c", "/a b", "/${a b}", "/${", "/a#b", "/\\evil", "/%zz"})
    void aPathIsAPath(String path) {
        assertThat(violated(message(get(path)))).containsOnly("methods[0].path");
    }

    @ParameterizedTest
    @CsvSource({"Host, x", "X Y, x", "Authorization, x", "X-A, 'a\nb'", "X-A, ${", "content-type, x"})
    @DisplayName("checklist F7 message R5 headers that a person may not set are refused when saving")
    void refusesHeaders(String name, String value) {
        assertThat(violated(with(message(get("/")), new Field(name, value)))).containsOnly("headers." + name);
    }

    @Test
    void aBodyNeedsATypeAndAMethodThatHasOne() {
        Method method = new Method("a", "GET", "/", List.of(), List.of(), null, "x", null, List.of());

        assertThat(violated(message(method))).containsExactlyInAnyOrder("methods[0].body", "methods[0].contentType");
    }
}
