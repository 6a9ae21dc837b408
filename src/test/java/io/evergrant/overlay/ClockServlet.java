package io.evergrant.overlay;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** {@code POST /api/overlay/clock?step=PT1H}. */
@WebServlet("/api/overlay/clock")
public class ClockServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial")
    SteppedClock clock;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        clock.step(Duration.parse(request.getParameter("step")));
        response.setContentType("text/plain");
        response.getWriter().print(clock.instant());
    }
}
