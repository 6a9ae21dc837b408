package io.evergrant.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code jti} of each assertion that was taken, until it ends: none is taken twice (RFC 7523 §3). */
final class Assertions {
    private final Clock clock;
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    Assertions(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean seen(String issuer, String jti) {
        return seen.containsKey(issuer + ' ' + jti);
    }

    /** @return false where it was seen before */
    synchronized boolean spend(String issuer, String jti, Instant until) {
        seen.values().removeIf(clock.instant().minusSeconds(300)::isAfter);
        return seen.putIfAbsent(issuer + ' ' + jti, until) == null;
    }

    synchronized List<Map<String, Object>> toJson() {
        return seen.entrySet().stream()
                .map(e -> Json.of("id", e.getKey(), "until", e.getValue().toString()))
                .toList();
    }

    synchronized void load(List<Map<String, Object>> kept) {
        kept.forEach(json -> seen.put(Json.text(json, "id", ""), Instant.parse(Json.text(json, "until", ""))));
    }
}
