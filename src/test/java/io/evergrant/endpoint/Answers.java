package io.evergrant.endpoint;

import io.evergrant.http.Answer;
import io.evergrant.provider.TestProviders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads answers as if they had come from acme. */
final class Answers {
    static final Instant SENT = Instant.parse("2026-11-26T12:00:00Z");

    private Answers() {}

    static TokenOutcome of(int status, String type, String body) {
        return read(status, Map.of("Content-Type", type), body, true);
    }

    static TokenOutcome.Issued ok(String body) {
        return (TokenOutcome.Issued) of(200, "application/json", body);
    }

    /** A good answer with one more member. */
    static TokenOutcome.Issued with(String member) {
        return ok("{\"access_token\":\"at\",\"token_type\":\"Bearer\"," + member + "}");
    }

    static TokenOutcome read(int status, Map<String, String> headers, String body, boolean human) {
        Map<String, List<String>> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> sent.put(name, List.of(value)));
        Answer answer = new Answer(status, sent, body.getBytes(StandardCharsets.UTF_8), Duration.ZERO);
        return TokenAnswer.read(answer, new TokenAnswer.Context(TestProviders.acme(), human, SENT))
                .outcome();
    }
}
