package io.evergrant.console;

import io.evergrant.node.NodeClock;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants as people read them: in the zone that their browser named in a cookie, weekday first, distances rounded down. */
@Named
@RequestScoped
public class Times {
    private static final ZoneId UNKNOWN = ZoneId.of("UTC");
    static final String COOKIE = "evergrant-zone";
    private static final DateTimeFormatter DAY = of("EEE d MMM uuuu");
    private static final DateTimeFormatter LONG = of("EEEE d MMMM");
    private static final DateTimeFormatter MINUTE = of("HH:mm");
    private static final DateTimeFormatter SECOND = of("HH:mm:ss");
    private static final DateTimeFormatter UTC = of("uuuu-MM-dd HH:mm:ss 'UTC'");

    @Inject
    HttpServletRequest request;

    @Inject
    NodeClock clock;

    public Instant getNow() {
        return clock.instant();
    }

    public ZoneId getZone() {
        for (Cookie cookie : request.getCookies() == null ? new Cookie[0] : request.getCookies()) {
            if (cookie.getName().equals(COOKIE)) {
                try {
                    return ZoneId.of(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8));
                } catch (DateTimeException | IllegalArgumentException e) {
                    return UNKNOWN; // a cookie is anyone's to write
                }
            }
        }
        return UNKNOWN;
    }

    public String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public String utc(Instant at) {
        return UTC.format(at.atZone(ZoneOffset.UTC));
    }

    /** The Friday before, for what lies in a weekend; null for any other day. */
    public @Nullable Instant friday(@Nullable Instant at) {
        ZonedDateTime local = at == null ? null : at.atZone(getZone());
        long over = local == null ? 0 : local.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue();
        return local == null || over <= 0 ? null : local.minusDays(over).toInstant();
    }

    /** A day of UTC, as counted by the hub. */
    public String utcDay(Instant at) {
        return DAY.format(at.atZone(ZoneOffset.UTC));
    }

    /** @param form {@code day}, {@code long} (a day in a sentence), {@code minute}, {@code second} or {@code clock} */
    public String show(Instant at, String form) {
        ZonedDateTime local = at.atZone(getZone());
        boolean today = local.toLocalDate().equals(getNow().atZone(getZone()).toLocalDate());
        String day = today ? Words.text("time.today") : DAY.format(local);
        return switch (form) {
            case "day" -> DAY.format(local);
            case "long" -> LONG.format(local);
            case "clock" -> MINUTE.format(local);
            case "second" -> day + ", " + SECOND.format(local);
            default -> day + ", " + MINUTE.format(local);
        };
    }

    /** {@code in 2 days}, {@code 34 min ago}. */
    public String distance(Instant at) {
        Duration distance = Duration.between(getNow(), at);
        if (distance.abs().toSeconds() == 0) {
            return Words.text("time.now");
        }
        return Words.text(distance.isNegative() ? "time.ago" : "time.in", length(distance.abs()));
    }

    static String length(Duration length) {
        if (length.toDays() >= 2) {
            return length.toDays() + " days";
        }
        if (length.toHours() >= 2) {
            return length.toHours() + " hours";
        }
        return length.toSeconds() >= 120 ? length.toMinutes() + " min" : length.toSeconds() + " s";
    }

    private static DateTimeFormatter of(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
