package io.evergrant.message;

import static io.evergrant.message.TestMessages.body;
import static io.evergrant.message.TestMessages.escaped;
import static io.evergrant.message.TestMessages.filled;
import static io.evergrant.message.TestMessages.get;
import static io.evergrant.message.TestMessages.message;
import static io.evergrant.message.TestMessages.one;
import static io.evergrant.message.TestMessages.optional;
import static io.evergrant.message.TestMessages.post;
import static io.evergrant.message.TestMessages.sending;
import static io.evergrant.message.TestMessages.uri;
import static io.evergrant.message.TestMessages.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FillingTest {
    private static final String BASE = "https://api.example.com/tickets";

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

    @ParameterizedTest
    @CsvSource({"a&x=1#, a%26x%3D1%23", "${who}, %24%7Bwho%7D", "é+ %, %C3%A9%2B%20%25", "'\u2028', %E2%80%A8"})
    @DisplayName("U11 a query value from a variable is encoded")
    void aQueryValueIsEncoded(String value, String sent) {
        assertThat(uri(get("", new Field("q", "${q}")), one("q", value))).isEqualTo(BASE + "?q=" + sent);
    }

    @Test
    void queryParametersKeepTheirOrderAndTheTemplatesOwnTextIsEncodedToo() {
        Method method = get("/", new Field("z z", "a b${q}"), new Field("a", "2"));

        assertThat(uri(method, one("q", "&"))).isEqualTo(BASE + "/?z%20z=a%20b%26&a=2");
    }

    @Test
    @DisplayName("R2 what was inserted is never read again")
    void expandsOnce() {
        Method method = post("", "text/plain", "${a} ${b}");

        assertThat(body(method, Map.of("a", "${b}", "b", "{{7*7}} #{x} <%"))).isEqualTo("${b} {{7*7}} #{x} <%");
    }

    @Test
    @DisplayName("R1 an unknown or missing variable is named, and nothing is sent")
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

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\0b", "caf\u00e9", "a\u007fb"})
    @DisplayName("F7 R4 a header value with CR, LF, NUL or another control is refused")
    void refusesHeaderValues(String value) {
        assertThatThrownBy(() -> filled(with(message(get("")), new Field("X-Who", "${who}")), one("who", value)))
                .isInstanceOf(TemplateError.class)
                .hasMessageContaining("X-Who")
                .hasMessageNotContaining("Evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "CONNECTION",
                "Proxy-Authorization",
                "X Y",
                "",
                "Authorization",
                "Keep-Alive",
                "TE"
            })
    @DisplayName("F7 R5 a caller cannot set headers of the connection or the login")
    void refusesHeaderNames(String name) {
        assertThatThrownBy(() -> Filling.of(message(get("")), get(""), sending(Map.of(), one(name, "x"), null)))
                .isInstanceOf(TemplateError.class);
    }

    @Test
    void aCallersHeaderReplacesTheTemplates() {
        MessageSettings message = with(message(get("")), new Field("X-Who", "us"));

        Prepared request = Filling.of(message, get(""), sending(Map.of(), one("x-who", "me"), null));

        assertThat(request.headers().stream()
                        .filter(h -> h.name().equalsIgnoreCase("x-who"))
                        .map(h -> h.value().whole())
                        .toList())
                .containsExactly("me");
    }

    @Test
    void aCallersQueryReplacesAndIsEncodedAndNoTemplate() {
        Method method = get("", new Field("q", "1"), new Field("r", "2"));

        Prepared request = Filling.of(message(method), method, sending(one("q", "${x}&"), Map.of(), null));

        assertThat(request.target().getRawQuery()).isEqualTo("q=%24%7Bx%7D%26&r=2");
    }

    @Test
    @DisplayName("F3 the URL is judged after it was filled in, in its parsed form")
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
    void halfACharacterIsRefused() {
        assertThatThrownBy(() -> uri(get("/${team}"), one("team", "\ud800"))).isInstanceOf(TemplateError.class);
    }

    @Test
    @DisplayName("U12 an endless URL is refused")
    void refusesEndlessUrls() {
        assertThatThrownBy(() -> uri(get("/${team}"), one("team", "x".repeat(20_000))))
                .isInstanceOf(TemplateError.class);
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
