package io.evergrant.console;

import io.evergrant.access.Caller;
import io.evergrant.access.Login;
import io.evergrant.access.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;

/** Who is reading, and what their role lets them do. */
@Named
@RequestScoped
public class Me {
    @Inject
    HttpServletRequest request;

    @Inject
    Login login;

    @Inject
    Caller caller;

    public String getName() {
        return request.getUserPrincipal() == null
                ? ""
                : request.getUserPrincipal().getName();
    }

    /** Changes providers, profiles, messages, keys, applications and users. */
    public boolean isAdmin() {
        return caller.has(Role.ADMIN);
    }

    /** Handles grants and consents, runs messages; an administrator does so too. */
    public boolean isOperator() {
        return isAdmin() || caller.has(Role.OPERATOR);
    }

    /** Reads all but secrets: every role does. */
    boolean isReader() {
        return !caller.roles().isEmpty();
    }

    /** Whether an administrator asks; if not, the answer is 403 already. */
    boolean mayConfigure() {
        if (!isAdmin()) {
            Notes.forbid();
        }
        return isAdmin();
    }

    /** Whether an operator or an administrator asks; if not, the answer is 403 already. */
    boolean mayOperate() {
        if (!isOperator()) {
            Notes.forbid();
        }
        return isOperator();
    }

    public String getRolesInWords() {
        String words = caller.roles().stream()
                .sorted()
                .map(r -> Words.text("role." + r.wire()))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? Words.text("role.none") : words;
    }

    public String logOut() throws ServletException {
        login.leave(request);
        return "/pages/login?faces-redirect=true";
    }
}
