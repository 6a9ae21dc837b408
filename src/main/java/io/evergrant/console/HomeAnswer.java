package io.evergrant.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether anything needs a human, in a sentence: now, within the next week, and else from when on.
 *
 * @param needs by the day
 * @param next when the first human is needed after those; null where no end is known
 */
record HomeAnswer(List<Need> needs, @Nullable Instant next, Instant at, Function<Instant, String> day) {
    private static final Duration WEEK = Duration.ofDays(7);

    String words() {
        long now = needs.stream().filter(n -> n.at() == null).count();
        List<Instant> days =
                needs.stream().map(Need::at).filter(Objects::nonNull).toList();
        List<Instant> soon =
                days.stream().filter(d -> d.isBefore(at.plus(WEEK))).toList();
        if (now == 0 && soon.isEmpty()) {
            return peace(days.isEmpty() ? next : days.get(0));
        }
        String by = soon.isEmpty() ? "" : day.apply(soon.get(soon.size() - 1));
        if (now == 0) {
            return capital(Words.counted("home.week", soon.size(), number(soon.size()), by));
        }
        String head = capital(Words.counted("home.now", now, number(now)));
        return soon.isEmpty() ? head : head + Words.counted("home.later", soon.size(), number(soon.size()), by);
    }

    private String peace(@Nullable Instant first) {
        return first == null ? Words.text("home.peace") : Words.text("home.peaceUntil", day.apply(first));
    }

    private static String number(long number) {
        return number < 10 ? Words.text("number." + number) : String.valueOf(number);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ENGLISH) + text.substring(1);
    }
}
