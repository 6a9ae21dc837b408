package io.evergrant.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.AbstractOptionallyIdentifiedRequest;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientAuthenticationVerifier;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientCredentialsSelector;
import com.nimbusds.oauth2.sdk.auth.verifier.Context;
import com.nimbusds.oauth2.sdk.auth.verifier.ExpendedJTIChecker;
import com.nimbusds.oauth2.sdk.auth.verifier.InvalidClientException;
import com.nimbusds.oauth2.sdk.auth.verifier.JWTAudienceCheck;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Is it the client that it says to be, in the one way that it registered (RFC 6749 §2.3, RFC 7523 §3)? */
final class ClientChecks implements ClientCredentialsSelector<Void>, ExpendedJTIChecker<Void> {
    private static final int READ_MILLIS = 5000;
    private static final int READ_BYTES = 1 << 20;

    private final Clients clients;
    private final Assertions assertions;
    private final ClientAuthenticationVerifier<Void> verifier;

    ClientChecks(Clients clients, Assertions assertions, String issuer) {
        this.clients = clients;
        this.assertions = assertions;
        // either audience is taken: products differ, and both name us alone
        this.verifier = new ClientAuthenticationVerifier<>(
                this,
                Set.of(new Audience(issuer), new Audience(URI.create(issuer + "/token"))),
                JWTAudienceCheck.LEGACY,
                this);
    }

    Client authenticated(AbstractOptionallyIdentifiedRequest request) throws Refused {
        ClientAuthentication authentication = request.getClientAuthentication();
        if (authentication == null) {
            if (request.getClientID() == null) {
                throw new Refused(OAuth2Error.INVALID_CLIENT, "no client authentication");
            }
            Client client = clients.get(request.getClientID().getValue());
            if (!client.authentication().equals("none")) {
                throw new Refused(OAuth2Error.INVALID_CLIENT, "must authenticate");
            }
            return client;
        }
        try {
            verifier.verify(authentication, null, null);
        } catch (InvalidClientException e) {
            throw new Refused(OAuth2Error.INVALID_CLIENT, String.valueOf(e.getMessage()));
        } catch (JOSEException e) {
            throw new Refused(OAuth2Error.INVALID_CLIENT, "unusable assertion: " + e.getMessage());
        }
        return clients.get(authentication.getClientID().getValue());
    }

    /** The client's keys that may have made this signature, read anew each time. */
    static List<JWK> keys(Client client, JWSHeader header) throws Refused {
        try {
            JWKSet set;
            if (client.jwksUri() != null) {
                set = JWKSet.load(URI.create(client.jwksUri()).toURL(), READ_MILLIS, READ_MILLIS, READ_BYTES);
            } else if (client.jwks() != null) {
                set = JWKSet.parse(client.jwks());
            } else {
                return List.of();
            }
            return new JWKSelector(JWKMatcher.forJWSHeader(header)).select(set);
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new Refused(OAuth2Error.INVALID_CLIENT, "the client's keys cannot be read: " + e.getMessage());
        }
    }

    @Override
    public List<Secret> selectClientSecrets(
            ClientID id, ClientAuthenticationMethod method, @Nullable Context<Void> context)
            throws InvalidClientException {
        Client client = registered(id, method);
        if (client.secret() == null) {
            throw InvalidClientException.NO_REGISTERED_SECRET;
        }
        return List.of(new Secret(client.secret()));
    }

    @Override
    public List<? extends PublicKey> selectPublicKeys(
            ClientID id,
            ClientAuthenticationMethod method,
            JWSHeader header,
            boolean forceRefresh,
            @Nullable Context<Void> context)
            throws InvalidClientException {
        List<PublicKey> keys = new ArrayList<>();
        try {
            for (JWK key : keys(registered(id, method), header)) {
                keys.add(((AsymmetricJWK) key).toPublicKey());
            }
        } catch (Refused | JOSEException e) {
            throw new InvalidClientException(String.valueOf(e.getMessage()));
        }
        return keys;
    }

    private Client registered(ClientID id, ClientAuthenticationMethod method) throws InvalidClientException {
        Client client = clients.find(id.getValue());
        if (client == null) {
            throw InvalidClientException.BAD_ID;
        }
        if (!client.authentication().equals(method.getValue())) {
            throw InvalidClientException.NOT_REGISTERED_FOR_AUTH_METHOD;
        }
        return client;
    }

    @Override
    public boolean isExpended(
            JWTID jti, ClientID id, ClientAuthenticationMethod method, @Nullable Context<Void> context) {
        return assertions.seen(id.getValue(), jti.getValue());
    }

    @Override
    public void markExpended(
            JWTID jti, Date until, ClientID id, ClientAuthenticationMethod method, @Nullable Context<Void> context) {
        assertions.spend(id.getValue(), jti.getValue(), until.toInstant());
    }
}
