package io.evergrant.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.check.Violations;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnUrisTest {
    private static boolean allowed(String uri, String... list) {
        Violations found = new Violations();
        ReturnUris.check(uri, List.of(list), found);
        return found.none();
    }

    @ParameterizedTest
    @DisplayName("A23 K17 what is on no list is refused")
    @ValueSource(
            strings = {
                "//evil.example",
                "https:evil.example",
                "https://evil.example/",
                "/\\evil.example",
                "/profiles/../api",
                "/profiles/..",
                "/profiles/%2e%2e%2fapi",
                "/profiles/a%0d%0aSet-Cookie:x",
                "/profiles/a\r\nSet-Cookie: x",
                "/profiles/a?next=//evil.example",
                "/profiles//evil.example",
                "/login",
                "/api/providers",
                "javascript:alert(1)",
                ""
            })
    void whatIsOnNoListIsRefused(String uri) {
        assertThat(allowed(uri, "https://app.example/done")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/grants",
                "/profiles/crm",
                "/profiles/crm/grants/default",
                "/profiles/crm/grants/Jonas%20Weber",
                "/messages/incident/methods/create"
            })
    void pagesOfTheConsoleAreOnTheList(String uri) {
        assertThat(allowed(uri)).isTrue();
    }

    @Test
    @DisplayName("A23 an application's address counts only as it stands on the list")
    void anApplicationsAddressIsComparedAsItStands() {
        assertThat(allowed("https://app.example/done", "https://app.example/done"))
                .isTrue();
        assertThat(allowed("https://app.example/done/", "https://app.example/done"))
                .isFalse();
        assertThat(allowed("https://app.example/done?x=1", "https://app.example/done"))
                .isFalse();
    }

    @Test
    void theAddressTellsWhatBecameOfTheConsent() {
        assertThat(ReturnUris.with("https://app.example/done", "c1", ConsentStatus.COMPLETED))
                .hasToString("https://app.example/done?consent=c1&status=completed");
        assertThat(ReturnUris.with("https://app.example/done?a=b#top", "c1", ConsentStatus.DENIED))
                .hasToString("https://app.example/done?a=b&consent=c1&status=denied#top");
    }
}
