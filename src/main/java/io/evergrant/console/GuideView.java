package io.evergrant.console;

import io.evergrant.access.Applications;
import io.evergrant.check.ReadyMade;
import io.evergrant.grant.GrantView;
import io.evergrant.grant.Grants;
import io.evergrant.message.CallFilter;
import io.evergrant.message.Calls;
import io.evergrant.message.Messages;
import io.evergrant.message.RestMessage;
import io.evergrant.profile.Profiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The way with the demo provider, ticked by what really exists, so that it survives a reload. */
@Named("guide")
@RequestScoped
public class GuideView {
    /** What the demo calls its provider and its first profile. */
    private static final String DEMO = "demo";

    private static final List<String> KEYS = List.of("connect", "token", "watch", "test", "java");

    @Inject
    @ConfigProperty(name = "evergrant.demo.url")
    Optional<String> demo;

    @Inject
    Profiles profiles;

    @Inject
    Grants grants;

    @Inject
    Messages messages;

    @Inject
    Calls calls;

    @Inject
    Applications applications;

    @Inject
    Event<ReadyMade> wishes;

    @Inject
    Me me;

    private @Nullable List<Step> steps;

    public boolean isPossible() {
        return demo.isPresent();
    }

    public List<Step> getSteps() {
        if (steps == null) {
            boolean connected = profiles.find(DEMO).isPresent();
            Optional<GrantView> grant = grants.view(DEMO, "default");
            boolean renewed = grant.map(g ->
                            g.lastRefreshedAt() != null && g.lastRefreshedAt().isAfter(g.grantedAt()))
                    .orElse(false);
            String message = getMessage();
            boolean tested = message != null && calls.count(CallFilter.of(message, null)) > 0;
            boolean used = applications.count("") > 0;
            steps = steps(List.of(connected, grant.isPresent(), renewed, tested, used));
        }
        return steps;
    }

    private static List<Step> steps(List<Boolean> done) {
        List<Step> steps = new ArrayList<>();
        int current = done.indexOf(false);
        for (int i = 0; i < KEYS.size(); i++) {
            steps.add(new Step(i + 1, KEYS.get(i), done.get(i), i == current));
        }
        return steps;
    }

    public long getDone() {
        return getSteps().stream().filter(Step::done).count();
    }

    /** Whether there is something left to try, and someone has begun. */
    public boolean isUnderWay() {
        return isPossible() && getDone() > 0 && getDone() < KEYS.size();
    }

    /** Makes provider, profiles and REST message as the demo describes them. */
    public @Nullable String connect() {
        if (!me.mayConfigure() || demo.isEmpty()) {
            return null;
        }
        ReadyMade wish = new ReadyMade(URI.create(demo.get().replaceAll("/+$", "") + "/connect"));
        if (!Notes.attempt(() -> wishes.fire(wish))) {
            return null;
        }
        Notes.doneThen(Words.text("guide.connected", String.join(", ", wish.kept())));
        return "home?faces-redirect=true";
    }

    public String getProfile() {
        return DEMO;
    }

    /** The REST message that came with it, or null. */
    public @Nullable String getMessage() {
        return messages.of(DEMO).stream().findFirst().orElse(null);
    }

    /** Its first method, or null. */
    public @Nullable String getMethod() {
        String message = getMessage();
        return message == null
                ? null
                : messages.find(message).map(RestMessage::settings).stream()
                        .flatMap(s -> s.methods().stream())
                        .map(m -> m.name())
                        .findFirst()
                        .orElse(null);
    }
}
