package io.evergrant.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** How every state looks: a word, an icon, and a colour that says only how urgent it is. */
@Named
@ApplicationScoped
public class States {
    private static final Map<String, State> ALL = Map.ofEntries(
            Map.entry("active", new State("Active", "pi-check-circle", "ok")),
            Map.entry("ending", new State("Ending", "pi-hourglass", "warn")),
            Map.entry("failing", new State("Failing", "pi-exclamation-triangle", "warn")),
            Map.entry("stopped", new State("Failing", "pi-exclamation-triangle", "bad")),
            Map.entry("suspended", new State("Suspended", "pi-pause-circle", "bad")),
            Map.entry("consent_required", new State("Consent required", "pi-user", "bad")),
            Map.entry("none", new State("No grant yet", "pi-circle", "off")),
            Map.entry("awaiting_confirmation", new State("Awaiting confirmation", "pi-user", "bad")),
            Map.entry("ended", new State("Ended", "pi-times-circle", "bad")),
            Map.entry("ok", new State("OK", "pi-check-circle", "ok")),
            Map.entry("paused", new State("Paused", "pi-pause-circle", "bad")),
            Map.entry("unwell", new State("Unwell", "pi-exclamation-triangle", "warn")));

    /** @param state as the REST API names it */
    public State of(Object state) {
        String name = state == null ? "none" : state.toString();
        return ALL.getOrDefault(name, new State(name, "pi-circle", "off"));
    }
}
