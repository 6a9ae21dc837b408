package io.evergrant.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.client.GrantUnavailableException.Reason;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Calls through the filter to an API that takes every token but the first. */
final class FilteredCalls {
    private FilteredCalls() {}

    static TestApi api() {
        return new TestApi(request -> request.header("Authorization").equals("Bearer token-1-abcdef")
                ? new TestApi.Answer(401, Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""), "expired")
                : new TestApi.Answer(201, Map.of("X-From", "api"), "made of " + request.body()));
    }

    static Client client(TestTokens tokens, URI... origins) {
        return ClientBuilder.newClient()
                .register(new AccessTokenFilter(tokens, new ProfileName("crm"), Subject.DEFAULT, List.of(origins)));
    }

    static Reason reason(Throwable thrown) {
        assertThat(thrown).isInstanceOf(ProcessingException.class).hasCauseInstanceOf(GrantUnavailableException.class);
        return Waiting.reason(Objects.requireNonNull(thrown.getCause())).reason();
    }
}
