package io.evergrant.api;

import io.evergrant.key.Keys;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The public parts of our signing keys (RFC 7517 §5), for whoever verifies what we signed. */
@WebServlet("/jwks.json")
public class PublicKeys extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial") // a proxy; servlets are not passivated
    Keys keys;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/jwk-set+json");
        response.setHeader("Cache-Control", "public, max-age=300");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.getWriter().write(keys.publicSet());
    }
}
