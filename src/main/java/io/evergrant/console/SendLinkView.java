package io.evergrant.console;

import io.evergrant.consent.Asking;
import io.evergrant.consent.Consents;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Consent asked for: at once, by the one who presses the button, or by a link that is shown once and sent on. */
@Named("consentLinks")
@RequestScoped
public class SendLinkView {
    private static final List<Integer> HOURS = List.of(1, 24, 48, 7 * 24, 30 * 24);

    @Inject
    Consents consents;

    @Inject
    Times times;

    @Inject
    Me me;

    private @Nullable String recipient;
    private @Nullable String account;
    private @Nullable String purpose;
    private @Nullable String subject;
    private int hours = 48;
    private @Nullable URI link;

    /** A life that may be chosen, and the moment that it leads to. */
    public record Choice(int hours, String label) {}

    /** <i>Get OAuth token</i>: a GET link that starts at once and comes back to this page. */
    public String ticket(String profile, String on, String returnTo) {
        return consents.ticket(profile, on, returnTo).toString();
    }

    public void send(String profile, @Nullable String on) {
        if (!me.mayOperate()) {
            return;
        }
        String whose = on == null ? subject == null ? "default" : subject.strip() : on;
        Notes.attempt(() -> link = consents.ask(
                        new Asking(profile, whose, purpose, account, recipient, null, Duration.ofHours(hours)),
                        List.of())
                .uri());
    }

    /** Shown this once. */
    public @Nullable String getLink() {
        return link == null ? null : link.toString();
    }

    public List<Choice> getChoices() {
        List<Choice> choices = new ArrayList<>();
        for (int h : HOURS) {
            Instant end = times.getNow().plus(Duration.ofHours(h));
            choices.add(new Choice(h, Words.text("link.until." + h, times.show(end, "minute"))));
        }
        return choices;
    }

    public @Nullable String getRecipient() {
        return recipient;
    }

    public void setRecipient(@Nullable String recipient) {
        this.recipient = recipient;
    }

    /** The account to sign in as. */
    public @Nullable String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account;
    }

    public @Nullable String getPurpose() {
        return purpose;
    }

    public void setPurpose(@Nullable String purpose) {
        this.purpose = purpose;
    }

    public @Nullable String getSubject() {
        return subject == null ? "default" : subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = subject;
    }

    public int getHours() {
        return hours;
    }

    public void setHours(int hours) {
        this.hours = hours;
    }
}
