package io.evergrant.endpoint;

import io.evergrant.check.StrictJson;
import io.evergrant.http.Answer;
import io.evergrant.http.Outgoing;
import io.evergrant.http.TransportFailure;
import io.evergrant.provider.Provider;
import io.evergrant.provider.ProviderSettings;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/** Asks who consented (OIDC Core §5.3). */
@ApplicationScoped
class UserInfoEndpoint {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    Wire wire;

    /** @throws IdTokenRefused where nothing usable came; what it says for people names no secret */
    Account read(Provider provider, Secret accessToken) throws IdTokenRefused {
        ProviderSettings settings = provider.settings();
        URI uri = Objects.requireNonNull(settings.endpoints().userinfo());
        try {
            Answer answer = wire.send(Outgoing.of("GET", uri)
                    .within(PATIENCE)
                    .trusting(settings.manner().trustedCertificates())
                    .header("Accept", "application/json")
                    .header("Authorization", "Bearer " + accessToken.reveal()));
            if (answer.status() != 200) {
                throw new IdTokenRefused("The userinfo endpoint answered HTTP " + answer.status() + ".");
            }
            JsonObject body = StrictJson.object(answer.body());
            String issuer = settings.issuer();
            return new Account(
                    issuer == null ? uri.getScheme() + "://" + uri.getAuthority() : issuer,
                    Accounts.subject(body),
                    Accounts.displayName(name -> Members.find(body, name).orElse(null)));
        } catch (TransportFailure e) {
            throw new IdTokenRefused("The userinfo endpoint did not answer. " + e.getMessage());
        } catch (StrictJson.Broken e) {
            throw new IdTokenRefused("What the userinfo endpoint answered " + e.getMessage() + ".");
        }
    }
}
