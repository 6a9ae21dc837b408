package io.evergrant.demo;

import java.time.Duration;
import java.util.Map;

/**
 * {@link Control} over HTTP. {@code GET /control} shows settings, faults and clients; {@code /control/log},
 * {@code /control/tokens}, {@code /control/counts} what happened. {@code POST /control} takes, in this order, any of
 * {@code {"reset":true, "heal":true, "settings":{…}, "client":{…}, "advance":"PT1M", "revokeAll":true, "revokeFamily":"…",
 * "fault":{…}, "release":true}}.
 */
final class ControlApi implements Handler {
    private final Control control;

    ControlApi(Control control) {
        this.control = control;
    }

    @Override
    public Answer handle(Received request, Fault fault) {
        String type = request.header("Content-Type");
        if (request.method().equals("POST")) {
            // a web page of another site can send forms here, but no JSON
            if (type == null || !type.startsWith("application/json")) {
                return Answer.json(415, Json.of("error", "application/json only"));
            }
            try {
                steer(Json.parse(request.body()));
            } catch (RuntimeException e) {
                return Answer.json(400, Json.of("error", "bad_request", "detail", String.valueOf(e.getMessage())));
            }
        }
        return switch (request.uri().getPath()) {
            case "/control" -> Answer.json(200, overview());
            case "/control/log" ->
                Answer.json(
                        200,
                        Json.of(
                                "items",
                                control.log().stream().map(Served::toJson).toList()));
            case "/control/tokens" ->
                Answer.json(
                        200,
                        Json.of(
                                "reuses",
                                control.reuses(),
                                "items",
                                control.tokens().stream().map(Token::toJson).toList()));
            case "/control/counts" -> Answer.json(200, control.counts());
            default -> Answer.json(404, Json.of("error", "not_found"));
        };
    }

    private void steer(Map<String, Object> orders) {
        if (Json.flag(orders, "reset")) {
            control.reset();
        }
        if (Json.flag(orders, "heal")) {
            control.heal();
        }
        Json.object(orders, "settings").forEach(control::set);
        if (orders.containsKey("client")) {
            control.register(Client.of(Json.object(orders, "client")));
        }
        String ahead = Json.text(orders, "advance");
        if (ahead != null) {
            control.advance(Duration.parse(ahead));
        }
        if (Json.flag(orders, "revokeAll")) {
            control.revokeAll();
        }
        String family = Json.text(orders, "revokeFamily");
        if (family != null) {
            control.revokeFamily(family);
        }
        if (orders.containsKey("fault")) {
            control.arm(new Fault(Json.object(orders, "fault")));
        }
        if (Json.flag(orders, "release")) {
            control.release();
        }
    }

    private Map<String, Object> overview() {
        return Json.of(
                "settings", control.settings().toJson(),
                "faults", control.faults(),
                "held", control.held(),
                "reuses", control.reuses(),
                "mostInFlight", control.mostInFlight(),
                "clients", control.clients());
    }
}
