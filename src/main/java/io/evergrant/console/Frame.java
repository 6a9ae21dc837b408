package io.evergrant.console;

import io.evergrant.grant.GrantList;
import io.evergrant.grant.GrantStatus;
import io.evergrant.node.Nodes;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every page shows around its content: where one is in the menu, and that the refresh clock ticks. */
@Named
@RequestScoped
public class Frame {
    @Inject
    Nodes nodes;

    @Inject
    Times times;

    @Inject
    GrantList grants;

    @Inject
    HttpServletRequest request;

    @Inject
    @ConfigProperty(name = "evergrant.refresh.interval", defaultValue = "PT5S")
    Duration interval;

    private Optional<Instant> lastTick = Optional.empty();
    private long needHuman;

    public String getSection() {
        return Addresses.section(FacesContext.getCurrentInstance().getViewRoot().getViewId());
    }

    @PostConstruct
    void look() {
        lastTick = nodes.all().stream()
                .map(Nodes.Node::lastTickAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        if (request.getUserPrincipal() != null) {
            needHuman = grants.count(GrantList.Filter.ofStatus(GrantStatus.CONSENT_REQUIRED))
                    + grants.count(GrantList.Filter.ofStatus(GrantStatus.SUSPENDED));
        }
    }

    /** Whether three intervals have gone by without a tick. */
    public boolean isLate() {
        return lastTick.map(t -> Duration.between(t, times.getNow()).compareTo(interval.multipliedBy(3)) > 0)
                .orElse(false);
    }

    /** How many grants need a human now: the badge in the menu. */
    public long getNeedHuman() {
        return needHuman;
    }

    public String getClockWords() {
        return lastTick.map(t -> Words.text("frame.ticked", times.distance(t)))
                .orElseGet(() -> Words.text("frame.notTicked"));
    }

    public String getClockShort() {
        return lastTick.map(times::distance).orElse("–");
    }

    public String getStoppedWords() {
        return lastTick.map(t -> Words.text("frame.stopped", times.show(t, "minute"), times.getZone()))
                .orElse("");
    }
}
