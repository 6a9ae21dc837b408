package io.evergrant.access;

import io.evergrant.audit.Audit;
import io.evergrant.check.Texts;
import io.evergrant.node.NodeClock;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins and ends the console's sessions. */
@ApplicationScoped
public class Login {
    private static final Duration LONGEST = Duration.ofHours(8);

    @Inject
    Users users;

    @Inject
    KnownUsers known;

    @Inject
    LoginAttempts attempts;

    @Inject
    Passwords passwords;

    @Inject
    Audit audit;

    @Inject
    NodeClock clock;

    /**
     * How a login ended; one failure for all causes.
     *
     * @param lockedUntil from when on the next attempt will be looked at, or null where this one succeeded
     */
    public record Outcome(boolean succeeded, @Nullable Instant lockedUntil) {}

    /** Looks at name and password; where they are right, the session is this user's from now on, under a new id. */
    public Outcome enter(HttpServletRequest request, String name, Secret password) {
        if (!Texts.isName(name)) {
            passwords.matchNobody(password);
            return new Outcome(false, clock.instant().plusSeconds(1)); // no user can have this name
        }
        Optional<Instant> locked = attempts.begin(name);
        if (locked.isPresent()) {
            return new Outcome(false, locked.get());
        }
        Optional<User> user = users.find(name);
        if (!right(user, password)) {
            audit.recordAs("nobody", "login failed", "user " + name, List.of());
            return new Outcome(false, attempts.lockedUntil(name));
        }
        attempts.succeeded(name);
        users.loggedIn(name);
        audit.recordAs("user " + name, "logged in", "user " + name, List.of());
        begin(request, user.orElseThrow());
        return new Outcome(true, null);
    }

    private boolean right(Optional<User> user, Secret password) {
        if (user.isEmpty()) {
            passwords.matchNobody(password);
            return false;
        }
        return passwords.matches(password, user.get().passwordHash());
    }

    private void begin(HttpServletRequest request, User user) {
        if (request.getSession(false) == null) {
            request.getSession(true);
        } else {
            request.changeSessionId(); // an id that someone else may know opens nothing
        }
        request.getSession().setAttribute(SessionUser.ATTRIBUTE, remembered(user));
    }

    private SessionUser remembered(User user) {
        return new SessionUser(user.name(), user.stamp(), clock.instant());
    }

    /** Changes the password of the one who is logged in; this session goes on, every other one of that user is over. */
    public void changePassword(HttpServletRequest request, Secret old, Secret password) {
        KnownUsers.Known who = current(request).orElseThrow(() -> new IllegalStateException("Nobody is logged in."));
        User user = users.changePassword(who.name(), old, password);
        request.changeSessionId();
        request.getSession().setAttribute(SessionUser.ATTRIBUTE, remembered(user));
    }

    /** Ends the session. */
    public void leave(HttpServletRequest request) throws ServletException {
        current(request)
                .ifPresent(u -> audit.recordAs("user " + u.name(), "logged out", "user " + u.name(), List.of()));
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        request.logout();
    }

    /** The user whose session this is, as he stands now: gone where he was deleted or has another password. */
    Optional<KnownUsers.Known> current(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(SessionUser.ATTRIBUTE) instanceof SessionUser user)) {
            return Optional.empty();
        }
        return user.since().plus(LONGEST).isBefore(clock.instant())
                ? Optional.empty()
                : known.find(user.name()).filter(k -> k.stamp().equals(user.stamp()));
    }
}
