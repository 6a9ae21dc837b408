package io.evergrant.console;

import io.evergrant.console.Line.Bar;
import io.evergrant.grant.GrantView;
import io.evergrant.grant.Past;
import io.evergrant.grant.PastRenewal;
import io.evergrant.grant.RenewalDay;
import io.evergrant.grant.RenewalOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One tick a renewal, those with retries taller; of many renewals, one a day. */
final class Ticks {
    private static final int MANY = 150;
    private static final Duration DAY = Duration.ofDays(1);

    private Ticks() {}

    static List<Bar> of(Past past, Scale scale, GrantView grant, Instant now) {
        if (!past.whole() || past.singles().size() > MANY) {
            return past.days().stream()
                    .filter(d -> d.renewed() + d.failed() > 0)
                    .map(d -> day(d, scale, now))
                    .toList();
        }
        Instant since = grant.failingSince();
        return past.singles().stream()
                .filter(r -> renewed(r) || since != null && !r.at().isBefore(since.minusSeconds(30)))
                .map(r -> new Bar(scale.x(r.at()), "2", renewed(r) ? r.tries() > 1 ? "tall warn" : "ok" : "tall bad"))
                .toList();
    }

    private static boolean renewed(PastRenewal one) {
        return one.outcome() == RenewalOutcome.RENEWED;
    }

    private static Bar day(RenewalDay day, Scale scale, Instant now) {
        Instant end = day.day().plus(DAY);
        Instant shown = end.isAfter(now) ? now : end;
        double width = scale.at(shown) - scale.at(day.day());
        return new Bar(
                scale.x(day.day()),
                Scale.percent(Math.max(0.15, width * (width > 1 ? 0.9 : 0.7))),
                day.renewed() == 0 ? "tall bad" : day.retried() > 0 || day.failed() > 0 ? "tall warn" : "ok");
    }
}
