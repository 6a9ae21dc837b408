package io.evergrant.console;

import io.evergrant.console.Line.Bar;
import io.evergrant.console.Line.Label;
import io.evergrant.console.Line.Mark;
import io.evergrant.grant.Fault;
import io.evergrant.grant.GrantStatus;
import io.evergrant.grant.GrantView;
import io.evergrant.grant.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of a consent: granted, each renewal, now, and the day a human is needed. */
final class ConsentLine {
    private static final Duration LAST = Duration.ofDays(14);

    private static final double CLEAR = 30;

    private final GrantView grant;
    private final Instant now;
    private final @Nullable Instant end;
    private final @Nullable Instant died;
    private final Scale scale;
    private final List<Bar> bars = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    private ConsentLine(GrantView grant, Instant now) {
        this.grant = grant;
        this.now = now;
        Fault fault = grant.lastError();
        died = grant.status() == GrantStatus.CONSENT_REQUIRED ? fault == null ? now : fault.at() : null;
        end = died == null ? grant.humanNeededBy() : null;
        scale = new Scale(
                start(grant, now),
                end != null && end.isAfter(now) ? end : died == null && end == null ? ahead(grant, now) : now);
    }

    /** Where the line begins: a dead grant shows its last days alone. */
    static Instant start(GrantView grant, Instant now) {
        Fault fault = grant.lastError();
        if (grant.status() != GrantStatus.CONSENT_REQUIRED || fault == null) {
            return grant.grantedAt();
        }
        Instant last = (fault.at().isBefore(now.minus(LAST)) ? fault.at() : now).minus(LAST);
        return grant.grantedAt().isAfter(last) ? grant.grantedAt() : last;
    }

    /** Where no end is known the line is left open. */
    private static Instant ahead(GrantView grant, Instant now) {
        return now.plus(Duration.between(grant.grantedAt(), now).dividedBy(6));
    }

    static Line of(GrantView grant, Past past, Instant now) {
        return new ConsentLine(grant, now).drawn(past);
    }

    private Line drawn(Past past) {
        if (died != null) {
            dead(died);
        } else {
            begin(false);
            living();
        }
        return new Line(bars, Ticks.of(past, scale, grant, now), marks, labels, scale.x(now), scale.anchor(now));
    }

    private void begin(boolean aside) {
        boolean cut = scale.from().isAfter(grant.grantedAt());
        labels.add(new Label(
                "0%",
                "start",
                Words.text(cut ? "line.last" : "line.granted"),
                cut ? null : grant.grantedAt(),
                "minute",
                aside));
    }

    private void dead(Instant at) {
        if (scale.at(at) > CLEAR) {
            begin(scale.at(at) < 100 - CLEAR);
        }
        bars.add(new Bar(scale.x(at), scale.width(at, now), "bad-soft"));
        marks.add(new Mark(scale.x(at), "bad"));
        labels.add(new Label(scale.x(at), scale.anchor(at), Words.text("line.refused"), at, "minute", false));
    }

    private void living() {
        Instant ending = grant.endingAt();
        boolean nearing = ending != null && !ending.isAfter(now);
        bars.add(new Bar(scale.x(now), scale.width(now, scale.to()), nearing ? "warn-soft" : "ok-soft"));
        if (end == null) {
            labels.add(new Label(
                    "100%",
                    "end", Words.text(GrantWords.isMachine(grant) ? "day.machine" : "day.none"), null, "", false));
            return;
        }
        if (nearing && ending != null) {
            marks.add(new Mark(scale.x(ending), "warn"));
            if (scale.free(ending, 20)) {
                labels.add(new Label(scale.x(ending), "middle", Words.text("line.ending"), ending, "minute", true));
            }
        }
        marks.add(new Mark(scale.x(end), "bad"));
        labels.add(new Label(scale.x(end), scale.anchor(end), Words.text("line.human"), end, "minute", false));
    }
}
