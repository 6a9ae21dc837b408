package io.evergrant.overlay;

import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.ClaimAnswer;
import io.evergrant.grant.Journal;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/** Holds when an answer is in the journal and not in the database, and when it is there and nobody knows. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class SteppedJournal extends Journal {
    @Inject
    Steps steps;

    @Override
    public void keep(ClaimAnswer.Claimed claim, Issued issued) {
        super.keep(claim, issued);
        steps.reach("before-commit");
    }

    @Override
    public void committed(String grantId, long attempt) {
        steps.reach("after-commit");
        super.committed(grantId, attempt);
    }
}
