package io.evergrant.notice;

import io.evergrant.check.Texts;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;

/** A notice as a mail: plain text in UTF-8, with an id of its own, so that a second copy is known as one. */
final class Letter extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    Letter(Session session, NoticeView notice, Address sender, Address[] recipients) throws MessagingException {
        super(session);
        String host = notice.page().getHost();
        messageId = "<" + notice.id() + "@" + (host == null ? "evergrant.invalid" : host) + ">";
        setFrom(sender);
        setRecipients(Message.RecipientType.TO, recipients);
        setSubject("[Evergrant] " + Texts.excerpt(notice.title(), 300), UTF_8);
        setText(text(notice), UTF_8);
        setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office comes back
    }

    static String text(NoticeView notice) {
        String ended = notice.endedAt() == null || notice.kind() == Kind.RECOVERED
                ? ""
                : "\nOver since: " + Words.time(notice.endedAt());
        return notice.title() + "\n\n" + notice.text() + "\n\nPage: " + notice.page() + "\nNoticed: "
                + Words.time(notice.at()) + ended + "\nNotice: " + notice.id() + "\n";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
