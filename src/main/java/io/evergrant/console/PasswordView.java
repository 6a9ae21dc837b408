package io.evergrant.console;

import io.evergrant.access.Login;
import io.evergrant.check.InvalidInput;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The reader's own password. */
@Named
@RequestScoped
public class PasswordView {
    @Inject
    Login login;

    @Inject
    HttpServletRequest request;

    private @Nullable String oldPassword;
    private @Nullable String password;
    private @Nullable String again;

    public @Nullable String save() {
        if (!Notes.attempt(this::keep)) {
            return null;
        }
        Notes.doneThen(Words.text("password.changed"));
        return "home?faces-redirect=true";
    }

    private void keep() {
        if (password == null || !password.equals(again)) {
            throw new InvalidInput("again", Words.text("password.differs"));
        }
        login.changePassword(request, new Secret(oldPassword == null ? "" : oldPassword), new Secret(password));
    }

    public @Nullable String getOldPassword() {
        return null;
    }

    public void setOldPassword(@Nullable String oldPassword) {
        this.oldPassword = oldPassword;
    }

    public @Nullable String getPassword() {
        return null;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getAgain() {
        return null;
    }

    public void setAgain(@Nullable String again) {
        this.again = again;
    }
}
