package io.evergrant.console;

import io.evergrant.consent.Confirmations;
import io.evergrant.consent.Consent;
import io.evergrant.consent.ConsentStatus;
import io.evergrant.consent.Consents;
import io.evergrant.grant.Fault;
import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A consent that led back to a page of the console, and those that wait for an operator's yes to another account. */
@Named("returns")
@RequestScoped
public class ReturnView {
    @Inject
    Consents consents;

    @Inject
    Confirmations confirmations;

    @Inject
    NodeClock clock;

    @Inject
    HttpServletRequest request;

    @Inject
    Me me;

    private Optional<Consent> consent() {
        String id = request.getParameter("consent");
        return id == null ? Optional.empty() : consents.find(id);
    }

    /** What it is now, in the API's words; the address may be old. */
    public String getStatus() {
        return consent()
                .map(c -> c.status(clock.instant()).name().toLowerCase(Locale.ROOT))
                .orElse("expired");
    }

    public @Nullable Fault getError() {
        return consent().map(Consent::error).orElse(null);
    }

    /** The consents for one grant that wait for a yes. */
    public List<Consent> waiting(String profile, String subject) {
        return consents.of(profile, subject, 20).stream()
                .filter(c -> c.status(clock.instant()) == ConsentStatus.AWAITING_CONFIRMATION)
                .toList();
    }

    /** The links for one grant that still live, newest first. */
    public List<Consent> pending(String profile, String subject) {
        return consents.of(profile, subject, 20).stream()
                .filter(c -> c.status(clock.instant()) == ConsentStatus.PENDING && c.returnUri() == null)
                .toList();
    }

    public void confirm(String id) {
        if (me.mayOperate() && Notes.attempt(() -> confirmations.confirm(id))) {
            Notes.done(Words.text("consent.confirmed"));
        }
    }

    public void withdraw(String id) {
        if (me.mayOperate() && Notes.attempt(() -> consents.withdraw(id))) {
            Notes.done(Words.text("consent.withdrawn"));
        }
    }
}
