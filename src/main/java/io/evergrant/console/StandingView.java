package io.evergrant.console;

import io.evergrant.grant.Fault;
import io.evergrant.grant.Standing;
import io.evergrant.grant.Standings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How providers and profiles stand with us, asked once a request; and the end of a pause. */
@Named("standings")
@RequestScoped
public class StandingView {
    @Inject
    Standings standings;

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
