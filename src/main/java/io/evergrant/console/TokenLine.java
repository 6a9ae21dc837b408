package io.evergrant.console;

import io.evergrant.console.Line.Bar;
import io.evergrant.console.Line.Label;
import io.evergrant.console.Line.Mark;
import io.evergrant.grant.GrantStatus;
import io.evergrant.grant.GrantView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of the access token: received, renewed, ends. */
final class TokenLine {
    private TokenLine() {}

    /** Null where no end is known, and where the token is gone and none will come without a human. */
    static @Nullable Line of(GrantView grant, Instant now) {
        Instant end = grant.accessTokenExpiresAt();
        if (!grant.hasAccessToken() || end == null) {
            return null;
        }
        boolean over = !end.isAfter(now);
        if (over && grant.status() == GrantStatus.CONSENT_REQUIRED) {
            return null;
        }
        Instant received = received(grant);
        Scale scale = new Scale(received, over ? now : end);
        Instant next = grant.status() == GrantStatus.CONSENT_REQUIRED ? null : grant.nextRefreshAt();
        boolean ahead = next != null && next.isAfter(received) && next.isBefore(end);
        List<Bar> bars = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        bars.add(new Bar("0%", scale.width(received, over ? end : now), "ok"));
        labels.add(new Label("0%", "start", Words.text("line.received"), received, "second", false));
        if (ahead && next != null) {
            bars.add(new Bar(scale.x(now), scale.width(now, next), "ok-soft"));
            marks.add(new Mark(scale.x(next), "ok"));
            if (scale.free(next, 14)) {
                labels.add(new Label(scale.x(next), "middle", Words.text("line.next"), next, "clock", false));
            }
        }
        if (over) {
            bars.add(new Bar(scale.x(end), scale.width(end, now), "bad-soft"));
            marks.add(new Mark(scale.x(end), "bad"));
        }
        labels.add(new Label(
                over ? scale.x(end) : "100%",
                over ? scale.anchor(end) : "end",
                Words.text(over ? "line.ended" : "line.ends"),
                end,
                "clock",
                labels.size() > 1 && !over));
        return new Line(bars, List.of(), marks, labels, scale.x(now), scale.anchor(now));
    }

    static Instant received(GrantView grant) {
        return grant.lastRefreshedAt() == null ? grant.grantedAt() : grant.lastRefreshedAt();
    }
}
