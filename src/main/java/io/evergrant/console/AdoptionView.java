package io.evergrant.console;

import io.evergrant.access.Caller;
import io.evergrant.grant.Adoption;
import io.evergrant.node.PublicAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Whether this database is the one that refreshes: a copy spends nothing, and every page says so. */
@Named("adoption")
@RequestScoped
public class AdoptionView {
    @Inject
    Adoption adoption;

    @Inject
    PublicAddress address;

    @Inject
    Caller caller;

    @Inject
    Me me;

    private boolean done;

    /** Strangers are told nothing. */
    public boolean isWanted() {
        return !adoption.adopted() && !caller.roles().isEmpty();
    }

    /** Whether this request has adopted it. */
    public boolean isDone() {
        return done;
    }

    public String getReason() {
        return adoption.reason().orElse("");
    }

    public String getLoss() {
        return Words.text("adoption.loss", address.base());
    }

    public void adopt() {
        if (me.mayConfigure()) {
            adoption.adopt();
            done = true;
        }
    }
}
