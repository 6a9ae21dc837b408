package io.evergrant.consent;

import io.evergrant.audit.Audit;
import io.evergrant.check.Conflict;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.AnswerText;
import io.evergrant.grant.Grants;
import io.evergrant.node.NodeClock;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** An operator's yes to another account. */
@ApplicationScoped
@Transactional
public class Confirmations {
    @Inject
    Consents consents;

    @Inject
    Grants grants;

    @Inject
    Vault vault;

    @Inject
    Audit audit;

    @Inject
    NodeClock clock;

    /**
     * Lets the waiting tokens replace the old grant's.
     *
     * @throws io.evergrant.check.NotFound where there is no such consent
     * @throws Conflict where it does not wait for a yes
     */
    public Consent confirm(String id) {
        Consent consent = consents.locked(id);
        String held = consent.held();
        if (held == null) {
            throw new Conflict("This consent does not wait for a confirmation: it is "
                    + consent.status(clock.instant()).wire() + ".");
        }
        Issued issued = AnswerText.read(vault.open(held, consent.heldPlace()));
        String by = Accounts.name(issued.account());
        // the yes is given now: nothing that happened while the tokens waited outruns it
        Grants.Accepted accepted = grants.accept(
                consent.profile(), consent.subject(), grants.nextGeneration(), issued, by == null ? "a person" : by);
        if (accepted != Grants.Accepted.STORED) {
            throw new Conflict(
                    "The new consent brought no refresh token, and the old grant has one that works. Revoke the"
                            + " old grant first, then ask for the consent again.");
        }
        consent.complete(by, clock.instant());
        audit.record("confirmed another account", Consents.object(consent));
        return consent;
    }
}
