package io.evergrant.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
    private final TestTokens tokens = new TestTokens(URI.create("https://ok.test"));
    private final AccessToken token = tokens.token("abc");

    @Test
    void isNeverShown() {
        assertThat(token.toString()).doesNotContain("abc").contains("crm");
    }

    @Test
    void itsHashIsThatOfTheContract() {
        assertThat(token.hash()).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nb", "é"})
    void holdsWhatAHeaderCanHold(String value) {
        assertThatThrownBy(() -> tokens.token(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesAndSubjectsAreThoseOfTheContract() {
        assertThat(new ProfileName("a.b-c_1").value()).isEqualTo("a.b-c_1");
        for (String bad : new String[] {"", "A", "-a", "import", "a/b", "a".repeat(64)}) {
            assertThatThrownBy(() -> new ProfileName(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new Subject("Jonas Weber <j@x>").value()).isEqualTo("Jonas Weber <j@x>");
        for (String bad : new String[] {"", " ", "a/b", "a\\b", "a\nb", "a".repeat(256)}) {
            assertThatThrownBy(() -> new Subject(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
