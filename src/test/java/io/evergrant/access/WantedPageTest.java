package io.evergrant.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedPageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.test/",
                "https://evil.test/",
                "/\\evil.test",
                "\\\\evil.test",
                "javascript:alert(1)",
                "/x\r\nSet-Cookie: a=b",
                "/users#x",
                "/api/providers",
                "/login",
                "/x/../api/y",
                "/%2F/evil.test",
                "users",
                ""
            })
    void leadsHomeWhereTheWantedPageIsNotOurs(String wanted) {
        assertThat(WantedPage.of(wanted)).isEqualTo("/");
    }

    @Test
    void leadsBackToThePageThatWasWanted() {
        assertThat(WantedPage.of("/grants?status=failing")).isEqualTo("/grants?status=failing");
        assertThat(WantedPage.loginFor("/grants", "status=failing"))
                .isEqualTo("/login?to=%2Fgrants%3Fstatus%3Dfailing");
        assertThat(WantedPage.loginFor("/", null)).isEqualTo("/login");
        assertThat(WantedPage.of(null)).isEqualTo("/");
    }
}
