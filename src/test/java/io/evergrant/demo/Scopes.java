package io.evergrant.demo;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be asked for. */
final class Scopes {
    static final String READ = "tickets.read";
    static final String WRITE = "tickets.write";

    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("openid", "Know which account you signed in with");
        WORDS.put("profile", "Know your name");
        WORDS.put("email", "Know your e-mail address");
        WORDS.put("offline_access", "Go on while you are away");
        WORDS.put(READ, "Read all tickets");
        WORDS.put(WRITE, "Open tickets in your name");
    }

    private Scopes() {}

    static List<String> known() {
        return List.copyOf(WORDS.keySet());
    }

    /** For the person who is asked; a scope that has no words stands for itself. */
    static String words(String scope) {
        return WORDS.getOrDefault(scope, "Use " + scope);
    }

    /** RFC 6749 §3.3: without a scope, the least. */
    static List<String> allowed(Client client, List<String> asked) throws Refused {
        if (!client.scopes().isEmpty() && !client.scopes().containsAll(asked)) {
            throw new Refused(OAuth2Error.INVALID_SCOPE, "this client may ask for " + client.scopes());
        }
        return asked.isEmpty() ? List.of(READ) : asked;
    }
}
