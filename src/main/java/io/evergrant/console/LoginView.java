package io.evergrant.console;

import io.evergrant.access.Login;
import io.evergrant.access.WantedPage;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The login: one answer for every cause of refusal, then back to the page that was wanted. */
@Named
@RequestScoped
public class LoginView {
    @Inject
    Login login;

    @Inject
    Times times;

    @Inject
    HttpServletRequest request;

    private @Nullable String name;
    private @Nullable String password;
    private @Nullable String to;

    public void logIn() throws IOException {
        Login.Outcome outcome =
                login.enter(request, name == null ? "" : name, new Secret(password == null ? "" : password));
        if (outcome.succeeded()) {
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(request.getContextPath() + WantedPage.of(to));
        } else {
            Notes.refuse(refusal(outcome.lockedUntil()));
        }
    }

    private String refusal(@Nullable Instant lockedUntil) {
        boolean noticeable = lockedUntil != null
                && Duration.between(times.getNow(), lockedUntil).toSeconds() >= 2;
        return Words.text("login.refused")
                + (lockedUntil != null && noticeable
                        ? " " + Words.text("login.locked", times.show(lockedUntil, "second"), times.getZone())
                        : "");
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }
}
