package io.evergrant.consent;

import io.evergrant.consent.Departures.Departure;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /consent/{token}/start} sends the browser off to the provider; {@code POST /consent/{token}/denial} is the
 * person's no. No session is made; the pages themselves are the console's.
 */
@WebServlet("/consent/*")
public class ConsentServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern START = Pattern.compile("/([A-Za-z0-9._-]{1,2000})/start");
    private static final Pattern AGAIN = Pattern.compile("/result/([0-9a-f-]{36})/start");
    private static final Pattern DENIAL = Pattern.compile("/([A-Za-z0-9._-]{1,2000})/denial");

    @Inject
    transient Departures departures;

    @Inject
    transient Consents consents;

    @Inject
    transient ResultPages results;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Answers.harden(response);
        if (Answers.isPrefetch(request)) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        String path = String.valueOf(request.getPathInfo());
        Matcher again = AGAIN.matcher(path);
        Matcher start = START.matcher(path);
        if (again.matches()) {
            depart(request, response, () -> departures.byResult(again.group(1)));
        } else if (start.matches()) {
            depart(request, response, () -> departures.byToken(start.group(1)));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void depart(HttpServletRequest request, HttpServletResponse response, Supplier<Departure> way)
            throws IOException, ServletException {
        Departure departure = twice(way);
        if (departure instanceof Departure.Off off) {
            Cookie cookie = new Cookie(off.cookieName(), off.cookie().reveal());
            cookie.setPath(request.getContextPath() + "/oauth/callback/");
            cookie.setHttpOnly(true);
            cookie.setSecure(off.secure());
            cookie.setMaxAge((int) Start.LIFE.toSeconds());
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
            Answers.redirect(response, HttpServletResponse.SC_FOUND, off.provider());
        } else if (departure instanceof Departure.Impossible impossible) {
            results.show(HttpServletResponse.SC_BAD_REQUEST, impossible.why(), null, request, response);
        } else if (departure instanceof Departure.Gone gone) {
            results.show(HttpServletResponse.SC_NOT_FOUND, gone.why(), null, request, response);
        }
    }

    /** Two clicks on one ticket are two requests at once, and the row's unique hash lets one of them fail. */
    private static Departure twice(Supplier<Departure> way) {
        try {
            return way.get();
        } catch (PersistenceException | TransactionalException e) {
            return way.get();
        }
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        Answers.notAllowed(response, "GET");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answers.harden(response);
        Matcher denial = DENIAL.matcher(String.valueOf(request.getPathInfo()));
        if (denial.matches()) {
            consents.deny(denial.group(1));
            Answers.redirect(
                    response,
                    HttpServletResponse.SC_SEE_OTHER,
                    URI.create(request.getContextPath() + "/consent/" + denial.group(1)));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
