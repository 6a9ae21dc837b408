package io.evergrant.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access token (RFC 6749 §1.4), as the hub hands it out: to be sent, never to be looked into or kept.
 *
 * <p>Immutable. {@link #toString()} does not show the token.
 *
 * @param profile the profile that it was asked for by, never null
 * @param subject on whose behalf it may be used, never null
 * @param value the token itself, never null or empty; a secret
 * @param type its type (RFC 6749 §7.1), compared without case; {@code Bearer} as a rule; never null
 * @param expiresAt when it ends, by this machine's clock; null where nobody knows, and then a 401 tells
 * @param scopes what it is good for, as the provider granted it; never null, empty where the provider told nothing
 * @param origins where it may be sent, each {@code scheme://host[:port]}; never null, empty where the profile
 *     names none
 */
public record AccessToken(
        ProfileName profile,
        Subject subject,
        String value,
        String type,
        @Nullable Instant expiresAt,
        Set<String> scopes,
        List<URI> origins) {

    /**
     * A token.
     *
     * @throws IllegalArgumentException where the value is empty or has characters that no header may have
     */
    public AccessToken {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("An access token is visible ASCII.");
        }
        scopes = Set.copyOf(scopes);
        origins = List.copyOf(origins);
    }

    /**
     * The token's fingerprint, by which it can be spoken of without being shown.
     *
     * @return SHA-256 of the token, base64url without padding: 43 characters, never null
     */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /**
     * Whether this token may be sent to a URI: scheme, host and port are those of one of its {@link #origins()}.
     *
     * @param uri the final, absolute URI of the request, never null
     * @return false also where the token names no origins, and where the URI has a user part or is not HTTP
     */
    public boolean maySendTo(URI uri) {
        return anyOf(origins, uri);
    }

    static boolean anyOf(List<URI> origins, URI uri) {
        Origin target = Origin.of(uri);
        return target != null && origins.stream().anyMatch(allowed -> target.equals(Origin.of(allowed)));
    }

    /**
     * What may be logged.
     *
     * @return profile, subject and end, without the token; never null
     */
    @Override
    public String toString() {
        return "AccessToken[" + profile + ", " + subject + ", expires " + (expiresAt == null ? "unknown" : expiresAt)
                + ", redacted]";
    }
}
