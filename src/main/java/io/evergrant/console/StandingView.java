package io.evergrant.console;

import io.evergrant.grant.Fault;
import io.evergrant.grant.GrantList;
import io.evergrant.grant.GrantStatus;
import io.evergrant.grant.Standing;
import io.evergrant.grant.Standings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How providers and profiles stand with us, asked once a request; and the end of a pause. */
@Named("standings")
@RequestScoped
public class StandingView {
    private static final List<GrantStatus> WORST_FIRST = List.of(
            GrantStatus.CONSENT_REQUIRED,
            GrantStatus.SUSPENDED,
            GrantStatus.FAILING,
            GrantStatus.ENDING,
            GrantStatus.ACTIVE);

    @Inject
    Standings standings;

    @Inject
    GrantList grants;

    @Inject
    Me me;

    private final Map<String, Optional<Standing>> known = new HashMap<>();

    /** {@code ok}, {@code paused} or {@code unwell}, as in the API. */
    public String provider(String name) {
        return state(ofProvider(name));
    }

    public String profile(String name) {
        return state(ofProfile(name));
    }

    /** The provider's own state, or the worst of its grants where that is well. */
    public String worstOfProvider(String name) {
        return worst(provider(name), status -> new GrantList.Filter(status, null, name, null, null));
    }

    public String worstOfProfile(String name) {
        return worst(profile(name), status -> new GrantList.Filter(status, name, null, null, null));
    }

    private String worst(String own, Function<GrantStatus, GrantList.Filter> of) {
        return own.equals("ok")
                ? WORST_FIRST.stream()
                        .filter(status -> grants.count(of.apply(status)) > 0)
                        .findFirst()
                        .map(GrantStatus::wire)
                        .orElse("none")
                : own;
    }

    public long grantsOf(String provider) {
        return grants.count(new GrantList.Filter(null, null, provider, null, null));
    }

    public long grantsOfProfile(String name) {
        return grants.count(GrantList.Filter.ofProfile(name));
    }

    private static String state(Optional<Standing> standing) {
        if (standing.isEmpty()) {
            return "ok";
        }
        return standing.get().paused() ? "paused" : standing.get().circuitSince() != null ? "unwell" : "ok";
    }

    /** Why a provider is paused, or null where it is not. */
    public @Nullable Fault providerPause(String name) {
        return ofProvider(name).filter(Standing::paused).map(Standing::fault).orElse(null);
    }

    public @Nullable Fault profilePause(String name) {
        return ofProfile(name).filter(Standing::paused).map(Standing::fault).orElse(null);
    }

    public void resumeProvider(String name) {
        if (me.mayOperate() && Notes.attempt(() -> standings.resumeProvider(name))) {
            known.clear();
            Notes.done(Words.text("resumed", name));
        }
    }

    public void resumeProfile(String name) {
        if (me.mayOperate() && Notes.attempt(() -> standings.resumeProfile(name))) {
            known.clear();
            Notes.done(Words.text("resumed", name));
        }
    }

    private Optional<Standing> ofProvider(String name) {
        return known.computeIfAbsent("provider " + name, k -> standings.provider(name));
    }

    private Optional<Standing> ofProfile(String name) {
        return known.computeIfAbsent("profile " + name, k -> standings.profile(name));
    }
}
