package io.evergrant.client;

/**
 * On whose behalf a token is used: a person, a tenant, or {@link #DEFAULT} where one grant is shared by all.
 *
 * <p>The application chooses its subjects' names, for instance a user's login name: 1 to 255 characters, without
 * {@code /}, {@code \} and control characters. Immutable.
 *
 * @param value the subject's name, never null
 */
public record Subject(String value) {
    /** The subject of a grant that is shared: its name is {@code default}. */
    public static final Subject DEFAULT = new Subject("default");

    /**
     * A subject.
     *
     * @throws IllegalArgumentException where it cannot be a subject's name
     */
    public Subject {
        if (value.isBlank()
                || value.length() > 255
                || value.indexOf('/') >= 0
                || value.indexOf('\\') >= 0
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A subject has 1 to 255 characters, without slashes, backslashes and control characters.");
        }
    }

    /**
     * The same as the constructor, for a static import.
     *
     * @param value the subject's name, never null
     * @return the subject, never null
     * @throws IllegalArgumentException where it cannot be a subject's name
     */
    public static Subject subject(String value) {
        return new Subject(value);
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
