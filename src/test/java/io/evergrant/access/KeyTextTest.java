package io.evergrant.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyTextTest {
    private final KeyText key = KeyText.generate();

    @Test
    void isRecognizedByItsPrefixIdAndChecksum() {
        assertThat(key.text()).matches("eg_[0-9A-Za-z]{10}_[0-9A-Za-z]{49}");
        assertThat(KeyText.parse(key.text())).contains(key);
    }

    @Test
    @DisplayName("X2 a key with a wrong checksum is refused before anything is looked up")
    void refusesTypingErrors() {
        String text = key.text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(KeyText.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("another character at %d", i)
                    .isEmpty();
        }
        assertThat(KeyText.parse(text.substring(0, text.length() - 1))).isEmpty();
        assertThat(KeyText.parse(text + "x")).isEmpty();
        assertThat(KeyText.parse("")).isEmpty();
    }

    @Test
    void neverComesTwice() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            texts.add(KeyText.generate().text());
        }
        assertThat(texts).hasSize(1000);
    }

    @Test
    void doesNotShowItsSecret() {
        assertThat(key.toString()).isEqualTo("eg_" + key.id() + "_…");
    }
}
