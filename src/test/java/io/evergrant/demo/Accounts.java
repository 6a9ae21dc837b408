package io.evergrant.demo;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Whoever signs in has an account: its name is all that the demo knows. */
final class Accounts {
    static final String FIRST = "demo";

    private Accounts() {}

    /** The claims that a scope lets out (OpenID Connect Core §5.4). */
    static Map<String, Object> claims(String account, Collection<String> scopes) {
        Map<String, Object> claims = Json.of("sub", account);
        if (scopes.contains("profile")) {
            claims.put("preferred_username", account);
            claims.put("name", account.substring(0, 1).toUpperCase(Locale.ROOT) + account.substring(1));
        }
        if (scopes.contains("email")) {
            claims.put("email", account.contains("@") ? account : account + "@demo.example");
        }
        return claims;
    }
}
