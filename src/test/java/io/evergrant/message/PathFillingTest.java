package io.evergrant.message;

import static io.evergrant.message.TestFillings.one;
import static io.evergrant.message.TestFillings.uri;
import static io.evergrant.message.TestMessages.BASE;
import static io.evergrant.message.TestMethods.escaped;
import static io.evergrant.message.TestMethods.get;
import static io.evergrant.message.TestMethods.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathFillingTest {
    @Test
    void aPathSegmentStaysOneSegment() {
        assertThat(uri(get("/${team}"), one("team", "x/../y z"))).isEqualTo(BASE + "/x%2F..%2Fy%20z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "%2e%2e"})
    void aPathNeverClimbs(String value) {
        Method raw = with(get("/a/${team}/b"), escaped("team", Escape.NONE));

        assertThatThrownBy(() -> uri(raw, one("team", value))).isInstanceOf(TemplateError.class);
    }

    @Test
    void dotsThatOnlyLookLikeAClimbAreEncoded() {
        assertThat(uri(get("/${team}"), one("team", "%2e%2e"))).isEqualTo(BASE + "/%252e%252e");
        assertThatThrownBy(() -> uri(get("/${team}"), one("team", ".."))).isInstanceOf(TemplateError.class);
        assertThatThrownBy(() -> uri(get("/.${team}"), one("team", "."))).isInstanceOf(TemplateError.class);
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatThrownBy(() -> uri(get("/${team}"), one("team", "\ud800"))).isInstanceOf(TemplateError.class);
    }
}
