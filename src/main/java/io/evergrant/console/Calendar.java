package io.evergrant.console;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Thirteen weeks from this week's Monday on: a column a week, a row a weekday. */
public record Calendar(List<LocalDate> weeks, List<Row> rows) {
    static final int WEEKS = 13;

    /** One weekday of all the weeks. */
    public record Row(DayOfWeek weekday, List<Day> days) {}

    /**
     * One day.
     *
     * @param now how many things need a human now; only today's
     * @param grants how many grants need a human on it
     * @param secrets how many client secrets end on it
     */
    public record Day(LocalDate date, boolean today, long now, long grants, long secrets) {
        public long total() {
            return now + grants + secrets;
        }

        /** How urgent it is: bad, warn, plain or none; a weekend without anything is hollow. */
        public String tone() {
            return now > 0 ? "bad" : grants > 0 ? "warn" : secrets > 0 ? "edge" : weekend() ? "hollow" : "none";
        }

        boolean weekend() {
            return date.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue();
        }
    }

    static LocalDate begin(LocalDate today) {
        return today.with(TemporalAdjusters.previousOrSame(WeekFields.ISO.getFirstDayOfWeek()));
    }

    static Calendar of(LocalDate today, Collection<LocalDate> grants, Collection<LocalDate> secrets, long now) {
        Map<LocalDate, Long> ofGrants = counted(grants);
        Map<LocalDate, Long> ofSecrets = counted(secrets);
        List<LocalDate> weeks = IntStream.range(0, WEEKS)
                .mapToObj(week -> begin(today).plusWeeks(week))
                .toList();
        Function<LocalDate, Day> day = date -> new Day(
                date,
                date.equals(today),
                date.equals(today) ? now : 0,
                ofGrants.getOrDefault(date, 0L),
                ofSecrets.getOrDefault(date, 0L));
        return new Calendar(
                weeks,
                IntStream.range(0, 7)
                        .mapToObj(weekday -> new Row(
                                DayOfWeek.of(weekday + 1),
                                weeks.stream()
                                        .map(week -> week.plusDays(weekday))
                                        .map(day)
                                        .toList()))
                        .toList());
    }

    private static Map<LocalDate, Long> counted(Collection<LocalDate> days) {
        return days.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** The days with something on them, the nearest first. */
    public List<Day> busy() {
        return IntStream.range(0, WEEKS)
                .boxed()
                .flatMap(week -> rows.stream().map(row -> row.days().get(week)))
                .filter(day -> day.total() > 0)
                .toList();
    }

    /** Whether a month begins with this week, or the calendar does. */
    public boolean monthAt(int week) {
        return week == 0
                || !weeks.get(week).getMonth().equals(weeks.get(week - 1).getMonth());
    }
}
