package io.evergrant.consent;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a browser brings back from a provider (RFC 6749 §4.1.2).
 *
 * @param provider by the path: each provider has its own redirect URI
 * @param post whether it came as a form post
 * @param again whether our own page has posted it, so that our cookie comes with it
 * @param parameters by name, each with all its values
 * @param cookies a cookie's value by its name, or null where the browser sent none
 */
record Callback(
        String provider,
        boolean post,
        boolean again,
        Map<String, String[]> parameters,
        Function<String, @Nullable String> cookies) {}
