package io.evergrant.message;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids of calls: UUIDs of version 7 (RFC 9562 §5.7), which sort by time. */
final class CallId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private CallId() {}

    static String at(Instant time) {
        long high = (time.toEpochMilli() << 16) | 0x7000 | RANDOM.nextInt(0x1000);
        long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
