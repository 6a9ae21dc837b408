package io.evergrant.grant;

import io.evergrant.endpoint.Revocation;
import io.evergrant.endpoint.RevocationOutcome;
import io.evergrant.grant.Grants.Forgotten;
import io.evergrant.provider.Provider;
import io.evergrant.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Ends a grant: forgotten here at once, then told to the provider (RFC 7009) where that reaches no other living grant.
 * What cannot be revoked is forgotten all the same, and the answer says so.
 */
@ApplicationScoped
public class Revocations {
    @Inject
    Grants grants;

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
        /** It was sent, and the provider did not confirm. */
        NOT_CONFIRMED
    }

    /**
     * Deletes a grant and revokes its tokens; never call it in a transaction.
     *
     * @throws io.evergrant.check.NotFound where there is none
     */
    public Told delete(String profile, String subject) {
        Forgotten forgotten = grants.forget(profile, subject);
        if (!forgotten.reachesNoOneElse()) {
            return Told.SPARED_OTHERS;
        }
        Secret refresh = forgotten.refreshToken();
        Secret access = forgotten.accessToken();
        if (forgotten.provider().settings().endpoints().revocation() == null || refresh == null && access == null) {
            return Told.NOT_POSSIBLE;
        }
        Told told = refresh == null ? Told.REVOKED : send(forgotten.provider(), refresh, "refresh_token");
        return access == null || told == Told.NOT_CONFIRMED
                ? told
                : worse(told, send(forgotten.provider(), access, "access_token"));
    }

    private static Told worse(Told refresh, Told access) {
        return refresh == Told.REVOKED ? access : refresh;
    }

    /** Revokes one token that nobody holds any more. */
    public Told send(Provider provider, Secret token, String hint) {
        if (provider.settings().endpoints().revocation() == null) {
            return Told.NOT_POSSIBLE;
        }
        RevocationOutcome outcome = gate.revoking(provider.name(), () -> endpoint.revoke(provider, token, hint));
        return outcome instanceof RevocationOutcome.Revoked ? Told.REVOKED : Told.NOT_CONFIRMED;
    }
}
