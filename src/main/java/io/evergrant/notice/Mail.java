package io.evergrant.notice;

import io.evergrant.check.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Sends notices as plain text by SMTP; the only class that knows Jakarta Mail, with the letter it sends. */
@ApplicationScoped
class Mail implements Channel {
    @Inject
    MailSettings settings;

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean configured() {
        return settings.present();
    }

    @Override
    public String send(NoticeView notice) throws NotSent {
        Session session = Session.getInstance(settings.properties());
        Address[] recipients = addresses("evergrant.mail.to", settings.to());
        Address sender = addresses("evergrant.mail.from", settings.from())[0];
        try {
            Letter letter = new Letter(session, notice, sender, recipients);
            if (settings.authenticates()) {
                Transport.send(letter, settings.user(), settings.password());
            } else {
                Transport.send(letter);
            }
            return "";
        } catch (SendFailedException e) {
            if (e.getValidSentAddresses() == null || e.getValidSentAddresses().length == 0) {
                throw new NotSent(told(e));
            }
            return told(e); // again for one would be twice for the others
        } catch (AuthenticationFailedException e) {
            throw new NotSent("The mail server refused evergrant.mail.user or its password.");
        } catch (MessagingException e) {
            throw new NotSent(told(e));
        }
    }

    private static InternetAddress[] addresses(String setting, String text) throws NotSent {
        try {
            InternetAddress[] found = InternetAddress.parse(text, true);
            for (InternetAddress address : found) {
                address.validate();
            }
            if (found.length > 0 && text.chars().noneMatch(Character::isISOControl)) {
                return found;
            }
        } catch (AddressException e) {
            // said below
        }
        throw new NotSent(setting + " must be set, to e-mail addresses.");
    }

    /** The deepest message is the mail server's own, or the socket's. */
    private static String told(MessagingException e) {
        StringBuilder all = new StringBuilder();
        Exception next = e;
        for (int depth = 0; next != null && depth < 5; depth++) {
            all.append(' ').append(next.getMessage());
            next = next instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return "The mail server did not take it for everyone: " + Texts.excerpt(all.toString(), 400);
    }
}
