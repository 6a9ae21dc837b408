package io.evergrant.consent;

import io.evergrant.endpoint.Account;
import io.evergrant.profile.Profile;
import io.evergrant.provider.Provider;
import org.jspecify.annotations.Nullable;

/** Whether the account that consented is the one that was meant. */
enum Accounts {
    AS_ASKED,
    /** One was asked for by name, and it is another. */
    OTHER,
    /** One was asked for by name, and the provider, which could have said, did not say which it is. */
    UNKNOWN,
    /** None was asked for, and it is another than the grant's. */
    DIFFERS;

    /** @param before the account id of the grant in use, or null */
    static Accounts judge(
            @Nullable String asked, @Nullable Account answered, @Nullable String before, boolean couldTell) {
        if (asked != null) {
            if (answered == null) {
                return couldTell ? UNKNOWN : AS_ASKED;
            }
            boolean same = asked.equals(answered.subject()) || asked.equalsIgnoreCase(answered.displayName());
            return same ? AS_ASKED : OTHER;
        }
        return before == null || answered == null || before.equals(answered.id()) ? AS_ASKED : DIFFERS;
    }

    /** Whether this profile's answers name an account: by ID token or by userinfo. */
    static boolean areToldBy(Provider provider, Profile profile) {
        return profile.settings().scopes().contains("openid")
                || provider.settings().endpoints().userinfo() != null;
    }

    /** The account for people, or null. */
    static @Nullable String name(@Nullable Account account) {
        if (account == null) {
            return null;
        }
        String shown = account.displayName();
        return shown == null ? account.subject() : shown;
    }
}
