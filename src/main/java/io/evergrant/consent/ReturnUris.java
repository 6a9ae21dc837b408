package io.evergrant.consent;

import io.evergrant.check.Violations;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a browser may be sent at the end of a consent: a list, so that nobody makes an open redirector of us. */
final class ReturnUris {
    /** A segment holds no slash, dot-dot or percent-encoded separator: it cannot lead out of its page. */
    private static final String SEGMENT =
            "(?!\\.{1,2}(?:/|$))(?:[A-Za-z0-9._~@:+-]|%(?!2[fF]|5[cC]|0[0-9a-fA-F])[0-9A-Fa-f]{2})+";

    private static final List<Pattern> PAGES = List.of(
            Pattern.compile("/"),
            Pattern.compile("/(?:providers|profiles|grants|messages)"),
            Pattern.compile("/(?:providers|profiles|messages)/" + SEGMENT),
            Pattern.compile("/profiles/" + SEGMENT + "/grants/" + SEGMENT),
            Pattern.compile("/messages/" + SEGMENT + "/methods/" + SEGMENT));

    private ReturnUris() {}

    static boolean isConsolePage(String uri) {
        return PAGES.stream().anyMatch(page -> page.matcher(uri).matches());
    }

    static void check(@Nullable String uri, Collection<String> allowed, Violations found) {
        found.addIf(
                uri != null && !allowed.contains(uri) && !isConsolePage(uri),
                "returnUri",
                "must be one of the application's returnUris, or a page of the console such as /profiles/crm");
    }

    /** The address with what became of the consent in its query. */
    static URI with(String uri, String consent, ConsentStatus status) {
        int fragment = uri.indexOf('#');
        String before = fragment < 0 ? uri : uri.substring(0, fragment);
        String after = fragment < 0 ? "" : uri.substring(fragment);
        return URI.create(before + (before.indexOf('?') < 0 ? "?" : "&") + "consent="
                + URLEncoder.encode(consent, StandardCharsets.UTF_8) + "&status=" + status.wire() + after);
    }
}
