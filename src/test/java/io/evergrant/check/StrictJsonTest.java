package io.evergrant.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsWhatIsFine() {
        assertThat(StrictJson.object(utf8("\uFEFF {\"a\":[1,-25,true,null,{\"b\":\"\\ud83d\\ude00é\"}]} \n")))
                .hasToString("{\"a\":[1,-25,true,null,{\"b\":\"\uD83D\uDE00é\"}]}");
    }

    @ParameterizedTest
    @DisplayName("X7 broken JSON, members twice, what follows the end and half texts are refused")
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1",
                "{\"a\":}",
                "{\"a\":1,}",
                "[]",
                "\"a\"",
                "null",
                "{} {}",
                "{}x",
                "{\"a\":1,\"a\":1}",
                "{\"b\":{\"a\":1,\"\\u0061\":2}}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"\\udc00\":1}"
            })
    void refuses(String text) {
        assertThatThrownBy(() -> StrictJson.object(utf8(text))).isInstanceOf(StrictJson.Broken.class);
    }

    @Test
    @DisplayName("J4 sixteen levels are read, seventeen are not, however many are sent")
    void refusesWhatIsTooDeep() {
        assertThat(StrictJson.object(utf8("{\"a\":".repeat(15) + "{}" + "}".repeat(15))))
                .isNotNull();
        assertThatThrownBy(() -> StrictJson.object(utf8("{\"a\":".repeat(16) + "{}" + "}".repeat(16))))
                .isInstanceOf(StrictJson.Broken.class);
        assertThatThrownBy(() -> StrictJson.object(utf8("{\"a\":" + "[".repeat(400_000))))
                .isInstanceOf(StrictJson.Broken.class);
    }

    @Test
    void refusesHugeNumbersAndCrowds() {
        assertThatThrownBy(() -> StrictJson.object(utf8("{\"a\":" + "9".repeat(41) + "}")))
                .isInstanceOf(StrictJson.Broken.class);
        assertThatThrownBy(() -> StrictJson.object(utf8("{\"a\":[" + "1,".repeat(1000) + "1]}")))
                .isInstanceOf(StrictJson.Broken.class);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThatThrownBy(() -> StrictJson.object("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(StrictJson.Broken.class);
    }
}
