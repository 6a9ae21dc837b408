package io.evergrant.endpoint;

import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import io.evergrant.http.Answer;
import io.evergrant.http.TransportFailure;
import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;

/** Takes tokens back (RFC 7009). */
@ApplicationScoped
public class Revocation {
    @Inject
    ClientProof proof;

    @Inject
    Wire wire;

    /**
     * Sends one request, and repeats nothing.
     *
     * @param hint {@code refresh_token} or {@code access_token}
     */
    public RevocationOutcome revoke(Provider provider, Secret token, String hint) {
        URI endpoint = provider.settings().endpoints().revocation();
        if (endpoint == null) {
            return new RevocationOutcome.NotOffered();
        }
        Token named =
                hint.equals("refresh_token") ? new RefreshToken(token.reveal()) : new BearerAccessToken(token.reveal());
        try {
            ClientAuthentication authentication = proof.of(provider, endpoint);
            HTTPRequest message = (authentication == null
                            ? new TokenRevocationRequest(endpoint, proof.clientId(provider), named)
                            : new TokenRevocationRequest(endpoint, authentication, named))
                    .toHTTPRequest();
            proof.rawWhereWanted(provider, authentication, message);
            Answer answer = wire.post(message, provider.settings().manner().trustedCertificates());
            // §2.2: 200, for a token that the server does not know too; some say 204
            return answer.status() == 200 || answer.status() == 204
                    ? new RevocationOutcome.Revoked()
                    : new RevocationOutcome.Failed("The revocation endpoint answered HTTP " + answer.status() + ".");
        } catch (NotConfigured | TransportFailure e) {
            return new RevocationOutcome.Failed(String.valueOf(e.getMessage()));
        }
    }
}
