package io.evergrant.it;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every secret that a test used: what must be found in no database and in no log when all is over. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> USED = ConcurrentHashMap.newKeySet();

    private Secrets() {}

    /** A secret that nobody else has; its beginning tells what it was, should it be found. */
    static String random(String kind) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return used(kind + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Thirty-two random bytes in Base64, as a keyset may be given. */
    static String keyset() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return used(Base64.getEncoder().encodeToString(bytes));
    }

    static String used(String secret) {
        USED.add(secret);
        return secret;
    }

    static Set<String> all() {
        return Set.copyOf(USED);
    }
}
