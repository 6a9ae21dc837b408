package io.evergrant.grant;

import io.evergrant.endpoint.Revocation;
import io.evergrant.endpoint.RevocationOutcome.Revoked;
import io.evergrant.endpoint.TokenOutcome.Issued;
import io.evergrant.grant.ClaimAnswer.Claimed;
import io.evergrant.grant.Grants.Forgotten;
import io.evergrant.grant.Reach.Holder;
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
    Reach reach;

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
        return tell(forgotten.provider(), forgotten.holder(), forgotten.refreshToken(), forgotten.accessToken());
    }

    /** Revokes what was issued to a grant that has been deleted meanwhile: nobody holds it any more. */
    public Told revoke(Claimed claim, Issued late) {
        return tell(claim.provider(), Holder.of(claim), late.refreshToken(), late.accessToken());
    }

    private Told tell(Provider provider, Holder holder, @Nullable Secret refresh, @Nullable Secret access) {
        if (reach.others(holder)) {
            return Told.SPARED_OTHERS;
        }
        if (provider.settings().endpoints().revocation() == null || refresh == null && access == null) {
            return Told.NOT_POSSIBLE;
        }
        Told told = refresh == null ? Told.REVOKED : send(provider, holder, refresh, "refresh_token");
        return access == null || told != Told.REVOKED ? told : send(provider, holder, access, "access_token");
    }

    /** Looks again when it is its turn: while it waited, somebody may have consented. */
    private Told send(Provider provider, Holder holder, Secret token, String hint) {
        return gate.revoking(provider.name(), () -> {
                    if (reach.others(holder)) {
                        return Told.SPARED_OTHERS;
                    }
                    return endpoint.revoke(provider, token, hint) instanceof Revoked
                            ? Told.REVOKED
                            : Told.NOT_CONFIRMED;
                })
                .orElse(Told.NOT_CONFIRMED);
    }
}
