package io.evergrant.client;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** An application that asks a hub for a token; the hub answers as a test says. */
final class AtTheHub implements AutoCloseable {
    final AtomicReference<TestApi.Answer> next = new AtomicReference<>();
    final TestApi api = new TestApi(request -> next.get());
    private final Hub hub = new Hub(api.uri("/"), "key-of-the-application");

    TokenAnswer token() {
        return TokenAnswer.of(
                hub.ask("/api/profiles/crm/token?subject=a%20b", null, 1000),
                new ProfileName("crm"),
                new Subject("a b"),
                Instant.EPOCH);
    }

    @Override
    public void close() {
        hub.close();
        api.close();
    }
}
