package io.evergrant.check;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What texts from outside may look like. */
public final class Texts {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}]+");

    private Texts() {}

    /** A name of a provider, profile, message, key, application or user. */
    public static boolean isName(@Nullable String text) {
        return text != null && NAME.matcher(text).matches() && !text.equals("import");
    }

    public static void name(Violations violations, String field, @Nullable String text) {
        violations.addIf(
                !isName(text),
                field,
                "must be 1 to 63 lower-case letters, digits, dots, hyphens or underscores, begin with a letter or digit,"
                        + " and not be import");
    }

    /** A subject: 1–255 characters without {@code /}, {@code \} and control characters. */
    public static boolean isSubject(@Nullable String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= 255
                && text.indexOf('/') < 0
                && text.indexOf('\\') < 0
                && text.chars().noneMatch(Character::isISOControl);
    }

    /** A free text in one line, at most {@code max} characters; null and empty are fine. */
    public static void line(Violations violations, String field, @Nullable String text, int max) {
        if (text != null) {
            violations.addIf(text.length() > max, field, "must have at most " + max + " characters");
            violations.addIf(text.chars().anyMatch(Character::isISOControl), field, "must not have control characters");
        }
    }

    /**
     * A text from outside, made fit to be shown or logged: control and direction marks removed, cut.
     *
     * @param max at most this many characters
     */
    public static String excerpt(String text, int max) {
        String clean = UNSAFE.matcher(text.length() > 4 * max ? text.substring(0, 4 * max) : text)
                .replaceAll(" ")
                .strip();
        return clean.length() <= max ? clean : clean.substring(0, max - 1) + "…";
    }
}
