package io.evergrant.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a sentence: words, or an instant that the page writes as a time, in the reader's zone and with its UTC.
 *
 * @param form as {@link Times#show} takes it
 */
public record Piece(String text, @Nullable Instant at, String form) {
    private static final Pattern PLACE = Pattern.compile("\u0001(\\d+)\u0002");

    static Piece of(String text) {
        return new Piece(text, null, "");
    }

    static Piece at(Instant at, String form) {
        return new Piece("", at, form);
    }

    /** A text of the bundle whose arguments may be pieces themselves. */
    static List<Piece> sentence(String key, Object... arguments) {
        Object[] places = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            places[i] = arguments[i] instanceof Piece ? "\u0001" + i + "\u0002" : arguments[i];
        }
        String text = Words.text(key, places);
        List<Piece> pieces = new ArrayList<>();
        int end = 0;
        for (MatchResult place : PLACE.matcher(text).results().toList()) {
            pieces.add(of(text.substring(end, place.start())));
            pieces.add((Piece) arguments[Integer.parseInt(place.group(1))]);
            end = place.end();
        }
        pieces.add(of(text.substring(end)));
        return pieces;
    }
}
