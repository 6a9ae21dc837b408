package io.evergrant.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Sends a request a second time, with another token, and lets its answer stand in the first one's place. */
final class Repetition {
    private static final String TOKEN = Repetition.class.getName() + ".token";

    private Repetition() {}

    /** The token to send, where this request is itself a repetition. */
    static @Nullable AccessToken tokenOf(ClientRequestContext request) {
        return request.getProperty(TOKEN) instanceof AccessToken token ? token : null;
    }

    /** Whether the request's body can be written once more: what was read from a stream is gone. */
    static boolean isPossible(ClientRequestContext request) {
        Object entity = request.hasEntity() ? request.getEntity() : null;
        MediaType type = request.getMediaType();
        return !(entity instanceof InputStream
                        || entity instanceof Reader
                        || entity instanceof StreamingOutput
                        || entity instanceof BaseStream
                        || entity instanceof AutoCloseable)
                && (type == null || !type.getType().equalsIgnoreCase("multipart"));
    }

    static void repeat(ClientRequestContext request, ClientResponseContext response, AccessToken token)
            throws IOException {
        if (response.hasEntity()) {
            response.getEntityStream().close();
        }
        Response answer = invocation(request, token).invoke();
        response.setStatusInfo(answer.getStatusInfo());
        response.getHeaders().clear();
        response.getHeaders().putAll(answer.getStringHeaders());
        response.setEntityStream(answer.hasEntity() ? new Held(answer) : new ByteArrayInputStream(new byte[0]));
    }

    private static Invocation invocation(ClientRequestContext request, AccessToken token) {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        headers.putAll(request.getHeaders());
        headers.remove(HttpHeaders.AUTHORIZATION);
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        Invocation.Builder again =
                request.getClient().target(request.getUri()).request().headers(headers);
        request.getPropertyNames().forEach(name -> again.property(name, request.getProperty(name)));
        again.property(TOKEN, token);
        // Set by hand too: where the filter is registered with a target, the client's own requests do not pass it.
        again.header(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
        if (!request.hasEntity()) {
            return again.build(request.getMethod());
        }
        GenericEntity<Object> entity = new GenericEntity<>(request.getEntity(), request.getEntityType());
        return again.build(
                request.getMethod(), Entity.entity(entity, request.getMediaType(), request.getEntityAnnotations()));
    }

    /** Keeps the answer reachable while its body is read: an answer that is collected closes its connection. */
    private static final class Held extends FilterInputStream {
        private final Response answer;

        Held(Response answer) {
            super(answer.readEntity(InputStream.class));
            this.answer = answer;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                answer.close();
            }
        }
    }
}
