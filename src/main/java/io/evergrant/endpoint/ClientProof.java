package io.evergrant.endpoint;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.evergrant.check.Conflict;
import io.evergrant.check.NotFound;
import io.evergrant.key.Keys;
import io.evergrant.key.Signer;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import io.evergrant.provider.Registration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How we prove to a provider that it is us (RFC 6749 §2.3): in one way, and made anew for each request. */
@ApplicationScoped
class ClientProof {
    private static final Duration LIFETIME = Duration.ofSeconds(60);

    @Inject
    Providers providers;

    @Inject
    Keys keys;

    @Inject
    Assertions assertions;

    /**
     * @param endpoint that will be called: the audience where the provider has no issuer
     * @return null for a public client, which only names itself
     * @throws NotConfigured where the id, the secret or the key is missing
     */
    @Nullable
    ClientAuthentication of(Provider provider, URI endpoint) throws NotConfigured {
        Registration ours = provider.settings().registration();
        return switch (ours.clientAuthentication()) {
            case CLIENT_SECRET_BASIC -> new ClientSecretBasic(clientId(provider), secret(provider));
            case CLIENT_SECRET_POST -> new ClientSecretPost(clientId(provider), secret(provider));
            case PRIVATE_KEY_JWT -> assertion(provider, endpoint);
            case NONE -> null;
        };
    }

    ClientID clientId(Provider provider) throws NotConfigured {
        String id = provider.settings().registration().clientId();
        if (id == null || id.isBlank()) {
            throw new NotConfigured("Provider " + provider.name() + " has no client id: enter the one it gave us.");
        }
        return new ClientID(id);
    }

    private Secret secret(Provider provider) throws NotConfigured {
        io.evergrant.secret.Secret secret = providers.clientSecret(provider);
        if (secret == null) {
            throw new NotConfigured("Provider " + provider.name()
                    + " has no client secret, and its client authentication needs one: enter it.");
        }
        return new Secret(secret.reveal());
    }

    /** RFC 7523 §3: issuer and subject are us, one audience, an end within the minute, never the same {@code jti}. */
    private PrivateKeyJWT assertion(Provider provider, URI endpoint) throws NotConfigured {
        Registration ours = provider.settings().registration();
        String id = clientId(provider).getValue();
        boolean atEndpoint = "tokenEndpoint".equals(ours.assertionAudience());
        String issuer = provider.settings().issuer();
        URI token = provider.settings().endpoints().token();
        String audience =
                atEndpoint && token != null ? token.toString() : issuer == null ? endpoint.toString() : issuer;
        JWTClaimsSet claims = assertions
                .claims(LIFETIME, endpoint)
                .issuer(id)
                .subject(id)
                .audience(audience)
                .build();
        return new PrivateKeyJWT(
                signer(ours.signingKey(), ours.signingAlgorithm()).sign(claims));
    }

    Signer signer(@Nullable String name, @Nullable String algorithm) throws NotConfigured {
        try {
            return keys.signer(Objects.requireNonNullElse(name, ""), algorithm);
        } catch (NotFound | Conflict e) {
            throw new NotConfigured(
                    name == null ? "A signing key is needed, and none is named." : String.valueOf(e.getMessage()));
        }
    }

    /** Some servers want id and secret in HTTP Basic as they stand, against RFC 6749 §2.3.1. */
    void rawWhereWanted(Provider provider, @Nullable ClientAuthentication proof, HTTPRequest message) {
        if (proof instanceof ClientSecretBasic basic
                && provider.settings().registration().rawBasic()) {
            String pair = basic.getClientID().getValue() + ":"
                    + basic.getClientSecret().getValue();
            message.setAuthorization(
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
