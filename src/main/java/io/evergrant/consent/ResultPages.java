package io.evergrant.consent;

import io.evergrant.grant.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Shows a result where the browser stands: the console's page, with a status of its own. */
@ApplicationScoped
public class ResultPages {
    /** The request attribute that holds the {@link ConsentResult} for the page; without it the address names one. */
    public static final String ATTRIBUTE = "evergrant.consent.result";

    private static final String RESULT = "/pages/consent-result.xhtml";

    @Inject
    ConsentPages pages;

    /** @param start the start whose result is told instead of {@code why}, or null where it must not be */
    void show(int status, Fault why, @Nullable String start, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        ConsentResult result =
                start == null ? pages.refused(why) : pages.result(start).orElseGet(() -> pages.refused(why));
        if (result.status() == ConsentStatus.PENDING) {
            // the first arrival is still fetching the tokens: look again, at an address without the code
            response.setHeader("Refresh", "1; url=" + request.getContextPath() + "/consent/result/" + start);
        }
        response.setStatus(status);
        request.setAttribute(ATTRIBUTE, result);
        request.getRequestDispatcher(RESULT).forward(request, response);
    }
}
