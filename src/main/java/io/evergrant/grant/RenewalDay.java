package io.evergrant.grant;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The renewals of one day (UTC).
 *
 * @param day its first instant
 * @param renewed how often new tokens came
 * @param retried how many of those took more than one attempt
 * @param failed how many attempts brought none
 */
public record RenewalDay(Instant day, int renewed, int retried, int failed) {

    /** The day of one attempt. */
    static RenewalDay of(PastRenewal one) {
        boolean done = one.outcome() == RenewalOutcome.RENEWED;
        return new RenewalDay(
                one.at().truncatedTo(ChronoUnit.DAYS), done ? 1 : 0, done && one.tries() > 1 ? 1 : 0, done ? 0 : 1);
    }

    RenewalDay plus(RenewalDay other) {
        return new RenewalDay(day, renewed + other.renewed, retried + other.retried, failed + other.failed);
    }

    /** Attempts folded into days, and added to days that are there already; the oldest day first. */
    static List<RenewalDay> fold(List<RenewalDay> days, List<PastRenewal> attempts) {
        SortedMap<Instant, RenewalDay> all = new TreeMap<>();
        days.forEach(d -> all.merge(d.day(), d, RenewalDay::plus));
        attempts.stream().map(RenewalDay::of).forEach(d -> all.merge(d.day(), d, RenewalDay::plus));
        return List.copyOf(all.values());
    }
}
