package io.evergrant.overlay;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * {@code POST /api/overlay/clock?step=PT1H} lets time pass, {@code ?database=PT-2H} lets the database's time of day step. The
 * answer is what the clock tells, and how many milliseconds that was ahead of the database when it last heard of it.
 */
@WebServlet("/api/overlay/clock")
public class ClockServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial")
    SteppedClock clock;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String step = request.getParameter("step");
        String database = request.getParameter("database");
        clock.step(step == null ? Duration.ZERO : Duration.parse(step));
        clock.stepDatabase(database == null ? Duration.ZERO : Duration.parse(database));
        response.setContentType("application/json");
        response.getWriter()
                .print("{\"now\":\"" + clock.instant() + "\",\"ahead\":" + clock.aheadOfDatabase() + ",\"heard\":"
                        + clock.heard() + "}");
    }
}
