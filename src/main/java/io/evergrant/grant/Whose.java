package io.evergrant.grant;

import io.evergrant.endpoint.Account;
import io.evergrant.grant.ClaimAnswer.Claimed;
import io.evergrant.provider.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens are to be revoked.
 *
 * @param grant the id of the grant that they belonged to; empty where they came too late for any
 * @param account {@link Account#id()}, or null where the provider names none
 */
public record Whose(
        String provider,
        String grant,
        String subject,
        @Nullable String account) {
    static Whose of(Grant grant) {
        return new Whose(grant.provider(), grant.id(), grant.subject(), grant.account());
    }

    /** Of a renewal's answer that came too late. */
    public static Whose of(Claimed claim) {
        return new Whose(claim.provider().name(), claim.grantId(), claim.subject(), claim.account());
    }

    /** Of a code's answer that came too late. */
    public static Whose of(Provider provider, String subject, @Nullable Account account) {
        return new Whose(provider.name(), "", subject, account == null ? null : account.id());
    }
}
