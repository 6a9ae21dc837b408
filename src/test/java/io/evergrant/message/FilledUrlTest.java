package io.evergrant.message;

import static io.evergrant.message.TestFillings.filled;
import static io.evergrant.message.TestFillings.one;
import static io.evergrant.message.TestFillings.uri;
import static io.evergrant.message.TestMessages.message;
import static io.evergrant.message.TestMethods.escaped;
import static io.evergrant.message.TestMethods.get;
import static io.evergrant.message.TestMethods.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The URL as a whole, once everything stands in it. */
class FilledUrlTest {
    @Test
    @DisplayName("checklist F3 the URL is judged after it was filled in, in its parsed form")
    void aValueNeverLeavesTheEndpoint() {
        for (String value : new String[] {"@evil.test/", "\\@evil.test", "//evil.test", "?x", "#x", "\t", "a b"}) {
            Method raw = with(get("${p}"), escaped("p", Escape.NONE));
            MessageSettings bare = message("https://ok.test", Authentication.NONE, raw);
            try {
                assertThat(filled(bare, one("p", value)).target().getRawAuthority())
                        .isEqualTo("ok.test");
            } catch (TemplateError refused) {
                assertThat(refused).hasMessageNotContaining("evil");
            }
        }
    }

    @Test
    @DisplayName("U12 an endless URL is refused")
    void refusesEndlessUrls() {
        assertThatThrownBy(() -> uri(get("/${team}"), one("team", "x".repeat(20_000))))
                .isInstanceOf(TemplateError.class);
    }
}
