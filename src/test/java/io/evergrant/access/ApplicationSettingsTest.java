package io.evergrant.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.check.Violation;
import io.evergrant.check.Violations;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationSettingsTest {
    private static final ApplicationSettings BILLING = new ApplicationSettings(
            List.of("crm"), List.of("incident"), List.of("default"), false, List.of("https://billing.test/done"), null);

    @Test
    void anApplicationHasWhatItWasGivenAndNothingElse() {
        Caller caller = new Caller();
        caller.holds(new KeyHolder("application billing", "k", "billing", BILLING, null));
        assertThat(caller.isApplication()).isTrue();
        assertThat(caller.mayUseProfile("crm")).isTrue();
        assertThat(caller.mayUseProfile("erp")).isFalse();
        assertThat(caller.mayUseMessage("incident")).isTrue();
        assertThat(caller.mayUseMessage("crm")).isFalse();
        assertThat(caller.maySubject("default")).isTrue();
        assertThat(caller.maySubject("anna")).isFalse();
    }

    @Test
    void nobodyHasAnything() {
        Caller caller = new Caller();
        assertThat(caller.known()).isFalse();
        assertThat(caller.mayUseProfile("crm")).isFalse();
        assertThat(caller.mayUseMessage("incident")).isFalse();
        assertThat(caller.maySubject("default")).isFalse();
    }

    @Test
    void namesEverythingThatIsWrong() {
        Violations found = new Violations();
        new ApplicationSettings(
                        List.of("Crm"),
                        List.of("../x"),
                        List.of("a/b"),
                        false,
                        List.of("javascript:alert(1)", "https://a@b.test/", "https://b.test/#x"),
                        null)
                .check("import", found);
        assertThat(found.list())
                .extracting(Violation::field)
                .containsExactly(
                        "name",
                        "profiles[0]",
                        "messages[0]",
                        "subjects[0]",
                        "returnUris[0]",
                        "returnUris[1]",
                        "returnUris[2]");
    }
}
