package io.evergrant.grant;

import io.evergrant.profile.Profile;
import io.evergrant.profile.ProfileSettings;
import io.evergrant.profile.Profiles;
import io.evergrant.provider.Provider;
import io.evergrant.provider.Providers;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access tokens, decrypted where they are to be handed out. */
@ApplicationScoped
@Transactional
public class HeldTokens {
    @Inject
    Grants grants;

    @Inject
    Profiles profiles;

    @Inject
    Providers providers;

    @Inject
    Vault vault;

    /** The stored access token, living or not; empty where there is no grant, or it never had one of what is asked for now. */
    public Optional<HeldToken> find(String profileName, String subject) {
        Grant grant = grants.find(profileName, subject).orElse(null);
        if (grant == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(of(grant, profiles.get(profileName), providers.get(grant.provider())));
    }

    @Nullable
    HeldToken of(Grant grant, Profile profile, Provider provider) {
        HeldAccess access = grant.access();
        String sealed = access.token();
        boolean human = profile.grantType().needsHuman();
        if (sealed == null || !human && !grant.wasAskedFor(AskedFor.of(profile, provider))) {
            return null;
        }
        ProfileSettings settings = profile.settings();
        Duration life = access.sentAt() == null || access.endsAt() == null
                ? null
                : Duration.between(access.sentAt(), access.endsAt());
        return new HeldToken(
                grant.id(),
                grant.profile(),
                grant.subject(),
                grant.generation(),
                grant.storedAttempt(),
                vault.open(sealed, grant.accessPlace()),
                access.type(),
                access.endsAt(),
                access.staleAt(),
                life,
                grant.scopes(),
                settings.origins(),
                provider.settings().ends().refreshRevokesAccessToken(),
                settings.ahead());
    }
}
