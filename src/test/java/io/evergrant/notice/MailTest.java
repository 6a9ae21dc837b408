package io.evergrant.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Mail mail = new Mail();

    @BeforeEach
    void start() {
        server.start();
        mail.settings = new MailSettings();
        mail.settings.host = Optional.of("127.0.0.1");
        mail.settings.port = Optional.of(server.getSmtp().getPort());
        mail.settings.user = Optional.empty();
        mail.settings.password = Optional.empty();
        mail.settings.from = Optional.of("Evergrant <hub@example.com>");
        mail.settings.to = Optional.of("ada@example.com, Ops <ops@example.com>");
        mail.settings.tls = "none";
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void sendsPlainTextInUtf8ToEveryone() throws Exception {
        mail.send(TestNotices.titled("Paused: provider Ünïted · default"));
        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(2).allSatisfy(m -> {
            assertThat(m.getSubject()).isEqualTo("[Evergrant] Paused: provider Ünïted · default");
            assertThat(m.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
            assertThat(m.getMessageID()).isEqualTo("<5c1a7f60-0000-4000-8000-000000000001@grants.example.com>");
            assertThat(m.getContent().toString())
                    .contains("Acme “refused” us.", "https://grants.example.com/providers/acme")
                    .contains("Monday 30 November 2026, 09:15 UTC");
        });
        assertThat(received[0].getAllRecipients()).hasSize(2);
    }

    @Test
    void aLineBreakInASubjectMakesNoHeader() throws Exception {
        mail.send(TestNotices.titled("Paused\r\nBcc: eve@example.com\r\n\r\nBody"));
        assertThat(server.getReceivedMessages()).hasSize(2).allSatisfy(m -> {
            assertThat(m.getSubject()).isEqualTo("[Evergrant] Paused Bcc: eve@example.com Body");
            assertThat(m.getHeader("Bcc")).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ada", "a@b.example\r\nBcc: eve@example.com", "a@b.example\n,c@d.example", "a b@c.example"})
    void otherAddressesAreRefused(String to) {
        mail.settings.to = Optional.of(to);
        assertThatThrownBy(() -> mail.send(TestNotices.titled("x")))
                .isInstanceOf(NotSent.class)
                .hasMessageContaining("evergrant.mail.to");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void withoutStarttlsNothingLeavesUnlessThatWasSet() {
        mail.settings.tls = "starttls";
        mail.settings.user = Optional.of("hub");
        mail.settings.password = Optional.of("s3cret-of-the-hub");
        assertThatThrownBy(() -> mail.send(TestNotices.titled("x")))
                .isInstanceOf(NotSent.class)
                .hasMessageContaining("STARTTLS")
                .hasMessageNotContaining("s3cret");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() {
        server.getUserManager().setAuthRequired(true);
        server.setUser("hub@example.com", "hub", "right");
        mail.settings.user = Optional.of("hub");
        mail.settings.password = Optional.of("s3cret-of-the-hub");
        assertThatThrownBy(() -> mail.send(TestNotices.titled("x")))
                .isInstanceOf(NotSent.class)
                .hasMessageContaining("evergrant.mail.user")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aServerThatIsAwayIsAFailure() {
        int port = server.getSmtp().getPort();
        server.stop();
        mail.settings.port = Optional.of(port);
        assertThatThrownBy(() -> mail.send(TestNotices.titled("x"))).isInstanceOf(NotSent.class);
    }
}
