package io.evergrant.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=UTF-8", "application/json;charset=\"utf-8\""})
    void takesJson(String type) {
        assertThat(JsonType.is(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json;charset=latin1", "text/plain", "*/*", "application/*", "application/jsonp", "x"
            })
    void takesNothingElse(String type) {
        assertThat(JsonType.is(type)).isFalse();
    }
}
