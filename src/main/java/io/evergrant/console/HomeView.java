package io.evergrant.console;

import io.evergrant.access.Users;
import io.evergrant.grant.GrantList;
import io.evergrant.grant.GrantStatus;
import io.evergrant.grant.GrantView;
import io.evergrant.message.CallFilter;
import io.evergrant.message.Calls;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The home page: whether anything needs a human, and when the next thing does. */
@Named
@RequestScoped
public class HomeView {
    private static final int MOST = 50;

    @Inject
    GrantList grants;

    @Inject
    Calls calls;

    @Inject
    Users users;

    @Inject
    Needs found;

    @Inject
    Times times;

    private @Nullable List<Need> needs;
    private @Nullable List<GrantView> failing;

    public List<Need> getNeeds() {
        if (needs == null) {
            needs = found.all();
        }
        return needs;
    }

    /** Retried without anyone. */
    public List<GrantView> getFailing() {
        if (failing == null) {
            failing = grants.page(GrantList.Filter.ofStatus(GrantStatus.FAILING), 0, MOST);
        }
        return failing;
    }

    public long getGrantCount() {
        return grants.count(GrantList.Filter.ALL);
    }

    public long getActiveCount() {
        return grants.count(GrantList.Filter.ofStatus(GrantStatus.ACTIVE));
    }

    /** Nothing is connected, and so nothing is wrong. */
    public boolean isFirstRun() {
        return getGrantCount() == 0 && getNeeds().isEmpty();
    }

    public long getNow() {
        return getNeeds().stream().filter(n -> n.at() == null).count();
    }

    /** The answer, as a heading. */
    public String getAnswer() {
        if (isFirstRun()) {
            return Words.text("home.nothing");
        }
        return new HomeAnswer(getNeeds(), next(), times.getNow(), at -> times.show(at, "long")).words();
    }

    /** The first end that is known, however far. */
    private @Nullable Instant next() {
        return grants.page(GrantList.Filter.ALL, 0, 1).stream()
                .map(GrantView::humanNeededBy)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public boolean isFirstPassword() {
        return users.firstPasswordStands();
    }

    public long getCallsToday() {
        return calls.count(today(false));
    }

    public long getFailedToday() {
        return calls.count(today(true));
    }

    /** The day that began at midnight in the reader's zone, as the list of calls takes it. */
    public String getToday() {
        return times.getNow().atZone(times.getZone()).toLocalDate().toString();
    }

    private CallFilter today(boolean failed) {
        Instant midnight = times.getNow()
                .atZone(times.getZone())
                .toLocalDate()
                .atStartOfDay(times.getZone())
                .toInstant();
        return new CallFilter(null, null, null, midnight, null, failed, null);
    }
}
