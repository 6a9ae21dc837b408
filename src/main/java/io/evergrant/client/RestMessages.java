package io.evergrant.client;

import java.util.concurrent.CompletionStage;

/**
 * Sends REST messages: requests that are kept in the hub, filled in there and sent from there with their token. The
 * application sees neither the token nor the other side's credentials.
 *
 * <pre>{@code
 * RestMessageAnswer answer = messages.call("incident", "create").with("title", title).as(subject).send();
 * }</pre>
 *
 * <p>Safe for use by many threads. Nothing here returns null.
 */
public interface RestMessages {

    /**
     * Begins a call.
     *
     * @param message the REST message's name, never null
     * @param method the name of one of its methods, never null
     * @return a request to be filled in and sent; for use by one thread
     */
    default RestMessageRequest call(String message, String method) {
        return new RestMessageRequest(this, message, method);
    }

    /**
     * Sends a request; {@link RestMessageRequest#send()} reads better.
     *
     * @param request what to send, never null
     * @return what the target answered, whatever its status
     * @throws GrantUnavailableException where there is no token for it; nothing was sent
     * @throws RestMessageException where it cannot be filled in, is refused, or got no answer
     */
    RestMessageAnswer send(RestMessageRequest request);

    /**
     * As {@link #send(RestMessageRequest)}, without holding the caller's thread.
     *
     * @param request what to send, never null; not to be changed afterwards
     * @return ends with the answer, or with one of the exceptions of {@link #send(RestMessageRequest)}; on which thread
     *     is not promised
     */
    CompletionStage<RestMessageAnswer> sendAsync(RestMessageRequest request);
}
