package io.evergrant.api;

import jakarta.json.JsonObject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the container refuses under {@code /api}, before Jakarta REST sees it, is a problem document as well. */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.ERROR, asyncSupported = true)
public class ContainerRefusals extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        int status = response.getStatus();
        if (failed instanceof String path && (path.equals("/api") || path.startsWith("/api/"))) {
            write(response, problem(status), Problem.TYPE);
        } else if (request.getServletPath().equals("/refused")) {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().println("This request cannot be understood.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static JsonObject problem(int status) {
        return switch (status) {
            case 403 ->
                Problem.of(status, Code.FORBIDDEN, "This is not allowed.").json();
            case 404 ->
                Problem.of(status, Code.NOT_FOUND, "There is nothing at this address.")
                        .json();
            case 413 ->
                Problem.of(status, Code.TOO_LARGE, "The request is too large.").json();
            default ->
                status < 500
                        ? Problem.of(status, Code.INVALID_REQUEST, "The request cannot be understood.")
                                .json()
                        : Problem.of(status, Code.INTERNAL_ERROR, "Something failed that should not. The log has more.")
                                .json();
        };
    }

    private static void write(HttpServletResponse response, JsonObject json, String type) throws IOException {
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
