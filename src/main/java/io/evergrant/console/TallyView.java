package io.evergrant.console;

import io.evergrant.grant.GrantList;
import io.evergrant.grant.GrantList.Filter;
import io.evergrant.grant.GrantStatus;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Function;

/** How many grants a provider or a profile has, and the worst of their states. */
@Named("tally")
@RequestScoped
public class TallyView {
    private static final List<GrantStatus> WORST_FIRST = List.of(
            GrantStatus.CONSENT_REQUIRED,
            GrantStatus.SUSPENDED,
            GrantStatus.FAILING,
            GrantStatus.ENDING,
            GrantStatus.ACTIVE);

    @Inject
    GrantList grants;

    @Inject
    StandingView standings;

    public long ofProvider(String name) {
        return grants.count(new Filter(null, null, name, null, null));
    }

    public long ofProfile(String name) {
        return grants.count(Filter.ofProfile(name));
    }

    /** The provider's own state, or the worst of its grants where that is well. */
    public String worstOfProvider(String name) {
        return worst(standings.provider(name), status -> new Filter(status, null, name, null, null));
    }

    public String worstOfProfile(String name) {
        return worst(standings.profile(name), status -> new Filter(status, name, null, null, null));
    }

    private String worst(String own, Function<GrantStatus, Filter> of) {
        return own.equals("ok")
                ? WORST_FIRST.stream()
                        .filter(status -> grants.count(of.apply(status)) > 0)
                        .findFirst()
                        .map(GrantStatus::wire)
                        .orElse("none")
                : own;
    }
}
