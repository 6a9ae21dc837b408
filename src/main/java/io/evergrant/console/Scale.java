package io.evergrant.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A stretch of time as the width of a drawing, in percent: it fits every window without a script. */
record Scale(Instant from, Instant to) {
    private static final double EDGE = 20;

    Scale {
        if (!to.isAfter(from)) {
            to = from.plusSeconds(1);
        }
    }

    /** 0 at the beginning, 100 at the end; what lies outside is at the edge. */
    double at(Instant instant) {
        double whole = Duration.between(from, to).toMillis();
        return Math.max(0, Math.min(100, 100 * Duration.between(from, instant).toMillis() / whole));
    }

    String x(Instant instant) {
        return percent(at(instant));
    }

    String width(Instant start, Instant end) {
        return percent(Math.max(0, at(end) - at(start)));
    }

    /** Whether a text in the middle of {@code instant} stays clear of those at both ends. */
    boolean free(Instant instant, double atTheEnd) {
        return at(instant) >= EDGE && at(instant) <= 100 - atTheEnd;
    }

    /** How a text at {@code instant} stays within the drawing: SVG's text-anchor. */
    String anchor(Instant instant) {
        double at = at(instant);
        return at < EDGE ? "start" : at > 100 - EDGE ? "end" : "middle";
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
