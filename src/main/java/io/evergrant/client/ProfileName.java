package io.evergrant.client;

import java.util.regex.Pattern;

/**
 * The name of a profile: one way in which the hub asks a provider for tokens.
 *
 * <p>Names are given by the hub's administrators: 1 to 63 lower-case letters, digits, dots, hyphens or underscores,
 * beginning with a letter or digit. Immutable.
 *
 * @param value the name as it stands in the console, never null
 */
public record ProfileName(String value) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /**
     * A profile's name.
     *
     * @throws IllegalArgumentException where it cannot be the name of a profile
     */
    public ProfileName {
        if (!NAME.matcher(value).matches() || value.equals("import")) {
            throw new IllegalArgumentException("A profile's name has 1 to 63 lower-case letters, digits, dots, hyphens"
                    + " or underscores, begins with a letter or digit, and is not import.");
        }
    }

    /**
     * The same as the constructor, for a static import.
     *
     * @param value the name as it stands in the console, never null
     * @return the name, never null
     * @throws IllegalArgumentException where it cannot be the name of a profile
     */
    public static ProfileName profile(String value) {
        return new ProfileName(value);
    }

    /**
     * The bare name.
     *
     * @return {@link #value()}, never null
     */
    @Override
    public String toString() {
        return value;
    }
}
