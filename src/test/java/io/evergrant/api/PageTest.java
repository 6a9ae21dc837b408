package io.evergrant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evergrant.check.InvalidInput;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    private static JsonObject page(String after, String limit) {
        Page page = new Page();
        page.after = after;
        page.limit = limit;
        return page.of(
                (a, n) ->
                        NAMES.stream().filter(x -> x.compareTo(a) > 0).limit(n).toList(),
                Function.identity(),
                x -> new Out().text("name", x).json());
    }

    @Test
    void namesTheNextPartWhileThereIsOne() {
        assertThat(page("", "2")).hasToString("{\"items\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"next\":\"b\"}");
        assertThat(page("b", "2")).hasToString("{\"items\":[{\"name\":\"c\"},{\"name\":\"d\"}],\"next\":\"d\"}");
        assertThat(page("d", "2")).hasToString("{\"items\":[{\"name\":\"e\"}]}");
        assertThat(page("", "5").containsKey("next")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "x", "1e2", "99999999999"})
    void refusesOtherLimits(String limit) {
        assertThatThrownBy(() -> page("", limit)).isInstanceOf(InvalidInput.class);
    }
}
