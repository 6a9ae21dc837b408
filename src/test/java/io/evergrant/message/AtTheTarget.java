package io.evergrant.message;

import io.evergrant.client.TestApi;
import io.evergrant.client.TestApi.Answer;
import io.evergrant.client.TestApi.Asked;
import io.evergrant.client.TestTokens;
import io.evergrant.egress.Egress;
import io.evergrant.http.OutboundClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Errands to a target on this machine that answers as a test says. */
final class AtTheTarget implements AutoCloseable {
    final NotedPauses pauses = new NotedPauses();
    Function<Asked, Answer> answers = request -> Answer.of(200, "{}");
    final TestApi api = new TestApi(request -> answers.apply(request));
    TestTokens tokens = new TestTokens();
    Retry retry = Retry.NONE;
    private final OutboundClients clients = new OutboundClients(new Egress(true, Optional.empty()));

    static Method post() {
        return TestMethods.post("/a", "application/json", "{\"a\":1}");
    }

    Errand errand(Method method) {
        MessageSettings message = new MessageSettings(
                api.uri("/t").toString(),
                Authentication.oauth2("crm"),
                List.of(),
                Duration.ofSeconds(5),
                retry,
                LogLevel.BODIES,
                List.of(method));
        Sending sending = TestFillings.sending(Map.of());
        return new Errand(message, method, sending, Filling.of(message, method, sending), tokens, clients, pauses);
    }

    Reply run(Method method) {
        return run(errand(method));
    }

    Reply run(Errand errand) {
        return errand.run().toCompletableFuture().join();
    }

    @Override
    public void close() {
        api.close();
    }
}
