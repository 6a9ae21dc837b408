package io.evergrant.message;

import org.jspecify.annotations.Nullable;

/**
 * How a request shows who sends it. Its secrets, {@code password} and {@code value}, are kept apart.
 *
 * @param profile of OAuth 2.0: whose token is sent
 * @param username of HTTP Basic (RFC 7617)
 * @param header of an API key: the header that carries it
 */
public record Authentication(
        Type type,
        @Nullable String profile,
        @Nullable String username,
        @Nullable String header) {
    public static final Authentication NONE = new Authentication(Type.NONE, null, null, null);

    /** The ways there are. */
    public enum Type {
        NONE,
        BASIC,
        API_KEY,
        OAUTH2
    }

    public static Authentication oauth2(String profile) {
        return new Authentication(Type.OAUTH2, profile, null, null);
    }

    public static Authentication basic(String username) {
        return new Authentication(Type.BASIC, null, username, null);
    }

    public static Authentication apiKey(String header) {
        return new Authentication(Type.API_KEY, null, null, header);
    }

    /** The name of the one secret that this kind has, as the API names it; null where it has none. */
    public @Nullable String secretName() {
        return switch (type) {
            case BASIC -> "password";
            case API_KEY -> "value";
            case NONE, OAUTH2 -> null;
        };
    }
}
