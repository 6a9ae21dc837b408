package io.evergrant.grant;

import io.evergrant.endpoint.Revocation;
import io.evergrant.endpoint.RevocationOutcome;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.Grants.Forgotten;
import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Ends a grant: forgotten here at once, then told to the provider (RFC 7009) where that reaches no other living grant.
 * What cannot be revoked is forgotten all the same, and the answer says so. Never call it in a transaction.
 */
@ApplicationScoped
public class Revocations {
    @Inject
    Grants grants;

    @Inject
    Neighbours neighbours;

    @Inject
    Revocation endpoint;

    @Inject
    ProviderGate gate;

    /** What the provider was told. */
    public enum Told {
        REVOKED,
        /** There is no revocation endpoint, or no token. */
        NOT_POSSIBLE,
        /** Another living grant of the same account would have ended too. */
        SPARED_OTHERS,
        /** It was sent, and the provider did not confirm; or codes were exchanged there all the time. */
        NOT_CONFIRMED
    }

    /**
     * Deletes a grant and revokes its tokens.
     *
     * @throws io.evergrant.check.NotFound where there is none
     */
    public Told delete(String profile, String subject) {
        Forgotten forgotten = grants.forget(profile, subject);
        return tell(forgotten.provider(), forgotten.whose(), forgotten.refreshToken(), forgotten.accessToken());
    }

    /** Revokes tokens that came too late for their grant, so that nobody holds them. */
    public Told orphaned(Provider provider, Whose whose, Issued issued) {
        return tell(provider, whose, issued.refreshToken(), issued.accessToken());
    }

    private Told tell(Provider provider, Whose whose, @Nullable Secret refresh, @Nullable Secret access) {
        if (neighbours.reached(whose)) {
            return Told.SPARED_OTHERS;
        }
        if (provider.settings().endpoints().revocation() == null || refresh == null && access == null) {
            return Told.NOT_POSSIBLE;
        }
        Told told = refresh == null ? Told.REVOKED : send(provider, whose, refresh, "refresh_token");
        return access == null || told != Told.REVOKED ? told : send(provider, whose, access, "access_token");
    }

    /** Looks again when it is its turn: while it waited, somebody may have consented. */
    private Told send(Provider provider, Whose whose, Secret token, String hint) {
        return gate.revoking(provider.name(), () -> {
                    if (neighbours.reached(whose)) {
                        return Told.SPARED_OTHERS;
                    }
                    return endpoint.revoke(provider, token, hint) instanceof RevocationOutcome.Revoked
                            ? Told.REVOKED
                            : Told.NOT_CONFIRMED;
                })
                .orElse(Told.NOT_CONFIRMED);
    }
}
