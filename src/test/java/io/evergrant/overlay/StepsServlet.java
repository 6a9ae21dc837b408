package io.evergrant.overlay;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /api/overlay/steps?hold=before-send&seconds=8}, {@code POST ?release=1}; {@code GET} tells how many are held. {@code hold=claim} holds none and puts all claims off. */
@WebServlet("/api/overlay/steps")
public class StepsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial")
    Steps steps;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String hold = request.getParameter("hold");
        if (hold == null) {
            steps.release();
        } else {
            String seconds = request.getParameter("seconds");
            steps.hold(hold, seconds == null ? 600 : Long.parseLong(seconds));
        }
        doGet(request, response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getWriter().print("{\"held\":" + steps.held() + ",\"claiming\":" + steps.claiming() + "}");
    }
}
