package io.evergrant.notice;

import io.evergrant.http.Answer;
import io.evergrant.http.OutboundClients;
import io.evergrant.http.Outgoing;
import io.evergrant.http.TransportFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Posts notices as JSON to one address, by the way that all requests take; the address itself may be a secret. */
@ApplicationScoped
class Webhook implements Channel {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 * 1024;

    @Inject
    @ConfigProperty(name = "evergrant.notice.webhook")
    Optional<String> address;

    @Inject
    OutboundClients clients;

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean configured() {
        return address.isPresent() && !address.get().isBlank();
    }

    @Override
    public String send(NoticeView notice) throws NotSent {
        try {
            Answer answer = clients.send(Outgoing.of("POST", uri())
                    .header("Idempotency-Key", notice.id())
                    .body(NoticeJson.of(notice).toString().getBytes(StandardCharsets.UTF_8), "application/json")
                    .within(PATIENCE)
                    .atMost(MOST_BYTES));
            if (answer.status() < 200 || answer.status() > 299) {
                throw new NotSent("The webhook answered " + answer.status() + ".");
            }
            return "";
        } catch (TransportFailure e) {
            throw new NotSent(e.getMessage());
        }
    }

    private URI uri() throws NotSent {
        try {
            return new URI(address.orElse("").strip());
        } catch (URISyntaxException e) {
            throw new NotSent("evergrant.notice.webhook is not a URL.");
        }
    }
}
