package io.evergrant.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one bundle of texts, for those with arguments: {@code #{words.of('key', a, b)}}; the others are {@code #{t['key']}}. */
@Named
@ApplicationScoped
public class Words {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("io.evergrant.console.texts", Locale.ENGLISH);
    private final String build = Long.toString(System.nanoTime(), 36);

    public String of(String key, Object... arguments) {
        return text(key, arguments);
    }

    /** The same for beans and values. */
    static String text(String key, Object... arguments) {
        String text = TEXTS.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.ENGLISH).format(arguments);
    }

    /** {@code key.none}, {@code key.one} or {@code key.many}, with the number as its first argument. */
    public String count(String key, long number) {
        return counted(key, number);
    }

    static String counted(String key, long number, Object... more) {
        Object[] arguments =
                Stream.concat(Stream.of(number), Arrays.stream(more)).toArray();
        return text(
                key + (number == 0 && TEXTS.containsKey(key + ".none") ? ".none" : number == 1 ? ".one" : ".many"),
                arguments);
    }

    /** With commas. */
    public String join(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** A line break, for texts in {@code pre}. */
    public String getLine() {
        return "\n";
    }

    /** Busts the browser's cache of stylesheet and scripts after each start. */
    public String getBuild() {
        return build;
    }

    /** Texts with spaces between them, a dash for none. */
    public String joined(Collection<String> texts) {
        return texts.isEmpty() ? "–" : String.join(" ", texts);
    }
}
