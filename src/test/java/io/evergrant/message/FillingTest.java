package io.evergrant.message;

import static io.evergrant.message.TestFillings.body;
import static io.evergrant.message.TestFillings.filled;
import static io.evergrant.message.TestFillings.one;
import static io.evergrant.message.TestMessages.message;
import static io.evergrant.message.TestMethods.get;
import static io.evergrant.message.TestMethods.optional;
import static io.evergrant.message.TestMethods.post;
import static io.evergrant.message.TestMethods.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FillingTest {
    @Test
    @DisplayName("message R2 what was inserted is never read again")
    void expandsOnce() {
        Method method = post("", "text/plain", "${a} ${b}");

        assertThat(body(method, Map.of("a", "${b}", "b", "{{7*7}} #{x} <%"))).isEqualTo("${b} {{7*7}} #{x} <%");
    }

    @Test
    @DisplayName("message R1 an unknown or missing variable is named, and nothing is sent")
    void namesTheVariable() {
        assertThatThrownBy(() -> body(post("", "text/plain", "${title}"), Map.of()))
                .isInstanceOf(TemplateError.class)
                .hasMessageContaining("title");
        assertThatThrownBy(() -> body(post("", "text/plain", "x"), one("tilte", "x")))
                .isInstanceOf(TemplateError.class)
                .hasMessageContaining("tilte");
    }

    @Test
    void anOptionalOneIsTheEmptyString() {
        assertThat(body(with(post("", "text/plain", "[${note}]"), optional("note")), Map.of()))
                .isEqualTo("[]");
    }

    @Test
    void aPreviewMarksWhatWasInsertedAndMasksWhatIsSecret() {
        Prepared request =
                Credentials.masked(filled(message(get("/${team}")), one("team", "a b")), Authentication.oauth2("crm"));

        assertThat(request.uri().pieces().stream()
                        .filter(p -> p.origin() == Piece.Origin.INSERTED)
                        .map(Piece::text)
                        .collect(Collectors.joining()))
                .isEqualTo("a%20b");
        assertThat(request.headers().get(request.headers().size() - 1).value().shown())
                .isEqualTo("Bearer ••••••");
    }
}
