package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PostAgainPageTest {
    private static String page(String name, String value) {
        Map<String, String[]> fields = new LinkedHashMap<>();
        fields.put(name, new String[] {value});
        return PostAgainPage.html("/oauth/callback/acme", fields, "n0nce");
    }

    @Test
    void theSameFieldsGoToTheSameAddressWithAMark() {
        assertThat(page("code", "c1"))
                .contains("action=\"/oauth/callback/acme\"", "name=\"code\" value=\"c1\"", "name=\"evergrant_again\"");
    }

    @Test
    @DisplayName("A29 what came from outside is text")
    void whatCameFromOutsideIsText() {
        assertThat(page("error_description", "\"><script>alert('1')</script>&"))
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;\"")
                .doesNotContain("<script>alert");
        assertThat(page("\"><img src=x>", "v")).doesNotContain("<img");
    }

    @Test
    @DisplayName("A22 the page loads nothing, and only its own script runs")
    void nothingIsLoaded() {
        assertThat(page("code", "c1")).doesNotContain("src=", "href=").contains("<script nonce=\"n0nce\">");
        assertThat(PostAgainPage.policy("n0nce")).contains("default-src 'none'", "script-src 'nonce-n0nce'");
    }
}
