package io.evergrant.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line of time shows; places and widths are percentages. */
public record Line(
        List<Bar> bars, List<Bar> ticks, List<Mark> marks, List<Label> labels, String now, String nowAnchor) {
    /** A stretch. */
    public record Bar(String x, String width, String tone) {}

    /** A moment that stands out. */
    public record Mark(String x, String tone) {}

    /**
     * Words under the line.
     *
     * @param anchor SVG's text-anchor
     * @param aside whether it is left out where there is little room
     */
    public record Label(
            String x, String anchor, String word, @Nullable Instant at, String form, boolean aside) {}
}
