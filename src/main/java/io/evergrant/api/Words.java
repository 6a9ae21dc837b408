package io.evergrant.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of an enumeration whose API names are its own in lower case. */
final class Words {
    private Words() {}

    static <E extends Enum<E>> Function<String, Optional<E>> of(E[] all) {
        return text -> Arrays.stream(all).filter(e -> word(e).equals(text)).findFirst();
    }

    static <E extends Enum<E>> String list(E[] all) {
        return Arrays.stream(all).map(Words::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
