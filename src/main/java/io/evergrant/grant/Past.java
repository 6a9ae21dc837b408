package io.evergrant.grant;

import java.util.List;

/**
 * The renewals of a stretch of time.
 *
 * @param singles those that are kept one by one, the oldest first
 * @param days all of them by day, the oldest first
 * @param whole whether the singles are all there were
 */
public record Past(List<PastRenewal> singles, List<RenewalDay> days, boolean whole) {
    static Past of(List<RenewalDay> folded, List<PastRenewal> singles) {
        return new Past(List.copyOf(singles), RenewalDay.fold(folded, singles), folded.isEmpty());
    }

    /** How often new tokens came. */
    public int renewed() {
        return days.stream().mapToInt(RenewalDay::renewed).sum();
    }

    /** How many of those took more than one attempt. */
    public int retried() {
        return days.stream().mapToInt(RenewalDay::retried).sum();
    }

    /** How many attempts brought none. */
    public int failed() {
        return days.stream().mapToInt(RenewalDay::failed).sum();
    }
}
