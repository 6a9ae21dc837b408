package io.evergrant.console;

import io.evergrant.access.Login;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is reading, and what their role lets them do. */
@Named
@RequestScoped
public class Me {
    private static final List<String> ROLES = List.of("admin", "operator", "auditor");

    @Inject
    HttpServletRequest request;

    @Inject
    Login login;

    public String getName() {
        return request.getUserPrincipal() == null
                ? ""
                : request.getUserPrincipal().getName();
    }

    /** Changes providers, profiles, messages, keys, applications and users. */
    public boolean isAdmin() {
        return request.isUserInRole("admin");
    }

    /** Handles grants and consents, runs messages; an administrator does so too. */
    public boolean isOperator() {
        return isAdmin() || request.isUserInRole("operator");
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
        Stream<String> mine = ROLES.stream().filter(request::isUserInRole).map(r -> Words.text("role." + r));
        String words = mine.collect(Collectors.joining(", "));
        return words.isEmpty() ? Words.text("role.none") : words;
    }

    public String logOut() throws ServletException {
        login.leave(request);
        return "/pages/login?faces-redirect=true";
    }
}
