package io.evergrant.demo;

import java.time.Instant;
import java.util.Map;

/**
 * A request and what it got.
 *
 * @param until when the answer had left, or the connection was closed
 * @param status 0 where the connection was closed without an answer
 * @param sentBytes how much of the body left, where the other side hung up before its end
 */
public record Served(Received request, Instant until, boolean tokenLived, int status, long sentBytes) {

    Map<String, Object> toJson() {
        return Json.of(
                "at", request.at().toString(),
                "until", until.toString(),
                "endpoint", request.endpoint(),
                "method", request.method(),
                "uri", request.uri().toString(),
                "headers", request.headers(),
                "body", request.body(),
                "tokenLived", tokenLived,
                "status", status,
                "sentBytes", sentBytes);
    }
}
