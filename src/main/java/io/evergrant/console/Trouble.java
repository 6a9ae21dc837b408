package io.evergrant.console;

import org.jspecify.annotations.Nullable;

/**
 * A failure in four lines.
 *
 * @param profile whose token is wanting, where a consent is the cure; else null
 * @param call the id under which it is kept, or null
 */
public record Trouble(
        String title,
        String what,
        String why,
        String todo,
        String who,
        @Nullable String profile,
        @Nullable String call) {

    /** From the texts {@code trouble.<kind>.title, .why, .todo, .who}. */
    static Trouble of(String kind, String what, @Nullable String profile, @Nullable String call, Object... arguments) {
        String key = "trouble." + kind;
        return new Trouble(
                Words.text(key + ".title", arguments),
                what,
                Words.text(key + ".why", arguments),
                Words.text(key + ".todo", arguments),
                Words.text(key + ".who", arguments),
                profile,
                call);
    }
}
