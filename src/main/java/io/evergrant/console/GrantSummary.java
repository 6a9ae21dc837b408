package io.evergrant.console;

import io.evergrant.grant.GrantList;
import io.evergrant.grant.GrantStatus;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All grants in one line, by their states. */
@Named
@RequestScoped
public class GrantSummary {
    @Inject
    GrantList grants;

    public long getTotal() {
        return grants.count(GrantList.Filter.ALL);
    }

    /** How many need a human now. */
    public long getNow() {
        return count(GrantStatus.CONSENT_REQUIRED) + count(GrantStatus.SUSPENDED);
    }

    /** {@code 3 ending, 1 failing, 34 active}; what there is none of is left out. */
    public String getOthers() {
        return Stream.of(GrantStatus.ENDING, GrantStatus.FAILING, GrantStatus.ACTIVE)
                .filter(status -> count(status) > 0)
                .map(status -> count(status) + " " + status.wire())
                .collect(Collectors.joining(", "));
    }

    private long count(GrantStatus status) {
        return grants.count(GrantList.Filter.ofStatus(status));
    }
}
