package io.evergrant.notice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What notices say, in the four lines that errors have everywhere: what happened, what stops, what to do, who can. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEEE d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Words() {}

    static String lines(String happened, String stops, String remedy, String who) {
        return "What happened: " + happened.strip() + "\nWhat stops: " + stops.strip() + "\nWhat to do: "
                + remedy.strip() + "\nWho can do it: " + who.strip();
    }

    /** With the provider's code, by which its documentation can be searched. */
    static String coded(String detail, String code) {
        return code.isEmpty() ? detail : detail + " (" + code + ")";
    }

    /** With its zone: whoever reads it may be anywhere. */
    static String time(Instant time) {
        return TIME.format(time);
    }

    /** One line that says it all: the subject of a mail. */
    static String title(Kind kind, String object, @Nullable Instant day) {
        String what = switch (kind) {
            case HUMAN_NEEDED -> "Human needed" + by(day);
            case CONSENT_REQUIRED -> "Consent required";
            case PROVIDER_PAUSED, PROFILE_PAUSED -> "Paused";
            case OUTAGE -> "Grants cannot be renewed";
            case SECRET_ENDING -> "New client secret needed" + by(day);
            case RECOVERED -> "Recovered";
        };
        return what + ": " + object;
    }

    static String recovered(Kind kind, String object, Instant began, Instant ended) {
        String what = switch (kind) {
            case PROVIDER_PAUSED, PROFILE_PAUSED -> "The pause of the " + object + " is over";
            default -> "Grants of the " + object + " are renewed again";
        };
        return lines(
                what + ", since " + time(ended) + ". It was told of on " + time(began) + ".",
                "Nothing any more.",
                "Nothing.",
                "Nobody need do anything.");
    }

    private static String by(@Nullable Instant day) {
        return day == null ? "" : " by " + DAY.format(day);
    }

    static String grants(long count) {
        return count == 1 ? "1 grant" : count + " grants";
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
