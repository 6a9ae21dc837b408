package io.evergrant.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The page that someone wanted before the login: always one of ours, whatever the query says. */
public final class WantedPage {
    /** The query parameter of the login page. */
    public static final String PARAMETER = "to";

    private static final String HOME = "/";

    private WantedPage() {}

    /** The path and query to go to after the login; the home page where the text names none of our pages. */
    public static String of(@Nullable String text) {
        if (text == null || text.length() > 2000 || !text.startsWith("/") || text.startsWith("//")) {
            return HOME;
        }
        try {
            URI uri = new URI(text); // refuses backslashes, spaces and control characters too
            boolean ours = !uri.isAbsolute() && uri.getRawAuthority() == null && uri.getRawFragment() == null;
            return ours
                            && !uri.getPath().startsWith("//")
                            && Way.of(uri.normalize().getPath()) == Way.SESSION
                    ? text
                    : HOME;
        } catch (URISyntaxException e) {
            return HOME;
        }
    }

    /** The login page that leads back to a path with its query. */
    static String loginFor(String path, @Nullable String query) {
        String wanted = of(query == null ? path : path + "?" + query);
        return wanted.equals(HOME)
                ? "/login"
                : "/login?" + PARAMETER + "=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }
}
