package io.evergrant.it;

import io.evergrant.demo.Control;
import io.evergrant.demo.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What ails a provider for an hour; nothing of it takes a token that it does not answer with. */
enum Weather {
    SERVER_ERROR,
    RATE_LIMITED,
    DROPPED,
    GARBAGE,
    MAINTENANCE,
    TIMED_OUT;

    /** What {@link #RATE_LIMITED} asks for. */
    static final Duration RETRY_AFTER = Duration.ofMinutes(10);

    void begin(Control demo, Instant ends) {
        demo.heal().arm(fault(ends).always());
    }

    /** For the first minutes of {@link #TIMED_OUT}: the hub gives up after 20 s of everybody's time. */
    static void beginSilence(Control demo) {
        demo.heal().arm(refreshing().delay(Duration.ofSeconds(22)).status(504).always());
    }

    private Fault fault(Instant ends) {
        return switch (this) {
            case SERVER_ERROR -> refreshing().status(500).error("invalid_grant");
            case RATE_LIMITED ->
                refreshing().status(429).header("Retry-After", String.valueOf(RETRY_AFTER.toSeconds()));
            case DROPPED, TIMED_OUT -> refreshing().drop();
            case GARBAGE -> refreshing().status(200).body("text/html", "<html>Please log in</html>");
            case MAINTENANCE ->
                refreshing()
                        .status(503)
                        .header(
                                "Retry-After",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(ends.atOffset(ZoneOffset.UTC)));
        };
    }

    private static Fault refreshing() {
        return Fault.at("token").grantType("refresh_token");
    }
}
