package io.evergrant.console;

import io.evergrant.grant.ComingEnds;
import io.evergrant.grant.GrantList;
import io.evergrant.grant.GrantView;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The consent calendar: on which days of the next thirteen weeks a human is needed. */
@Named("calendar")
@RequestScoped
public class CalendarView {
    private static final int MOST = 5000;
    private static final int NAMED = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);

    @Inject
    ComingEnds ends;

    @Inject
    GrantList grants;

    @Inject
    Providers providers;

    @Inject
    HomeView home;

    @Inject
    Times times;

    private @Nullable Calendar shown;
    private boolean cut;

    public Calendar getShown() {
        if (shown == null) {
            Instant now = times.getNow();
            Instant end = end();
            List<Instant> grantEnds = ends.between(now, end, MOST);
            cut = grantEnds.size() == MOST;
            List<LocalDate> secrets = providers.secretsEndingBefore(end).stream()
                    .map(CalendarView::secretEnd)
                    .filter(Objects::nonNull)
                    .filter(at -> at.isAfter(now))
                    .map(this::date)
                    .toList();
            shown = Calendar.of(date(now), grantEnds.stream().map(this::date).toList(), secrets, home.getNow());
        }
        return shown;
    }

    private static @Nullable Instant secretEnd(Provider provider) {
        return provider.settings().registration().clientSecretExpiresAt();
    }

    private Instant end() {
        LocalDate today = date(times.getNow());
        return Calendar.begin(today)
                .plusWeeks(Calendar.WEEKS)
                .atStartOfDay(times.getZone())
                .toInstant();
    }

    private LocalDate date(Instant at) {
        return at.atZone(times.getZone()).toLocalDate();
    }

    /** Whether there are more ends than were looked at: then the last days may have more. */
    public boolean isCut() {
        getShown();
        return cut;
    }

    /** What lies beyond the thirty days of the list above, by name. */
    public List<GrantView> getLater() {
        Instant from = times.getNow().plus(Duration.ofDays(30));
        return grants.page(GrantList.Filter.ALL.between(from, end()), 0, NAMED);
    }

    /** Who ends after those that are named. */
    public long getMore() {
        Instant from = times.getNow().plus(Duration.ofDays(30));
        long beyond = getShown().busy().stream()
                .filter(day -> !day.date().isBefore(date(from)))
                .mapToLong(Calendar.Day::grants)
                .sum();
        return Math.max(0, beyond - NAMED);
    }

    public String day(LocalDate date) {
        return DAY.format(date);
    }

    public String month(LocalDate date) {
        return MONTH.format(date);
    }

    public String weekday(Calendar.Row row) {
        return WEEKDAY.format(row.weekday());
    }

    /** A cell in words: {@code Thu 3 Dec: 2 grants, 1 client secret}. */
    public String words(Calendar.Day day) {
        StringBuilder words = new StringBuilder(day(day.date())).append(':');
        add(words, "calendar.now", day.now());
        add(words, "count.grants", day.grants());
        add(words, "calendar.secrets", day.secrets());
        return words.toString();
    }

    private static void add(StringBuilder words, String key, long number) {
        if (number > 0) {
            words.append(words.charAt(words.length() - 1) == ':' ? " " : ", ").append(Words.counted(key, number));
        }
    }
}
