package io.evergrant.consent;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The redirect URIs, one for each provider: {@code /oauth/callback/{provider}}. */
@WebServlet("/oauth/callback/*")
public class CallbackServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Arrivals arrivals;

    @Inject
    transient ResultPages results;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (Answers.isPrefetch(request)) {
            Answers.harden(response);
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            answer(request, response, false);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        answer(request, response, true);
    }

    /** Whoever only asks for the headers must not spend the state. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        Answers.notAllowed(response, "GET, POST");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, boolean post)
            throws IOException, ServletException {
        Answers.harden(response);
        String path = String.valueOf(request.getPathInfo());
        Landing landing = arrivals.answer(new Callback(
                path.substring(path.indexOf('/') + 1),
                post,
                request.getParameter(PostAgainPage.MARK) != null,
                request.getParameterMap(),
                name -> cookie(request, name)));
        if (landing instanceof Landing.Elsewhere elsewhere) {
            Answers.redirect(response, HttpServletResponse.SC_SEE_OTHER, elsewhere.page());
        } else if (landing instanceof Landing.Refused refused) {
            results.show(refused.status(), refused.why(), refused.start(), request, response);
        } else if (landing instanceof Landing.Kept kept) {
            KeptPage.write(kept.why(), request, response);
        } else {
            PostAgainPage.write(request, response);
        }
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(c -> c.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }
}
