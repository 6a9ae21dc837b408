package io.evergrant.http;

import io.evergrant.http.TransportFailure.Kind;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Tells from an exception what happened on the wire, and above all whether the request may have arrived. */
final class Failures {
    private Failures() {}

    /** @throws RuntimeException where it came from a filter or the caller, and not from the wire: as it is */
    static TransportFailure of(Throwable failure, URI uri, Watch watch) {
        String place = uri.getAuthority();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Kind kind = kind(cause);
            if (kind != null) {
                return new TransportFailure(kind, watch.status(), sentence(kind, place, cause), failure);
            }
        }
        if (watch.hasPassed()) {
            return new TransportFailure(
                    Kind.TIMED_OUT, watch.status(), sentence(Kind.TIMED_OUT, place, failure), failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuntimeException own && !(cause instanceof ProcessingException)) {
                throw own;
            }
        }
        return new TransportFailure(Kind.BROKEN, watch.status(), sentence(Kind.BROKEN, place, failure), failure);
    }

    private static @Nullable Kind kind(Throwable cause) {
        if (cause instanceof Watch.TooLarge) {
            return Kind.TOO_LARGE;
        }
        if (isUnresolved(cause)) {
            return Kind.UNKNOWN_HOST;
        }
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return Kind.NOT_CONNECTED;
        }
        if (cause instanceof HttpTimeoutException) {
            return Kind.TIMED_OUT;
        }
        return cause instanceof SSLHandshakeException || isNoTls(cause) ? Kind.TLS : null;
    }

    private static boolean isUnresolved(@Nullable Throwable cause) {
        return cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException
                || cause instanceof ConnectException && isUnresolved(cause.getCause());
    }

    /** The very first bytes were not TLS: an HTTP port, most likely. */
    private static boolean isNoTls(Throwable cause) {
        return cause instanceof SSLException
                && String.valueOf(cause.getMessage()).contains("unrecognized SSL message");
    }

    private static String sentence(Kind kind, String place, Throwable cause) {
        return switch (kind) {
            case EGRESS_DENIED, NODE_TOO_SLOW -> String.valueOf(cause.getMessage());
            case UNKNOWN_HOST -> "The host of " + place + " has no address: is its name right, and does DNS work here?";
            case NOT_CONNECTED -> place + " took no connection: is it up, and does a firewall let us out?";
            case TLS ->
                "TLS with " + place + " failed, nothing was sent: " + reason(cause)
                        + ". A private authority's certificate can be added to the provider.";
            case TIMED_OUT -> place + " did not answer in time.";
            case TOO_LARGE -> "The answer of " + place + " is longer than it may be; it was cut off.";
            case BROKEN -> "The connection with " + place + " broke before the answer was whole.";
        };
    }

    private static String reason(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : io.evergrant.check.Texts.excerpt(message, 200);
    }
}
