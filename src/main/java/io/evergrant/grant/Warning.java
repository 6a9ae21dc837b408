package io.evergrant.grant;

/**
 * Something about a grant that works, and may not for long or not for all.
 *
 * @param code {@code scope_missing}, {@code no_refresh_token}, {@code lifetime_unreadable}, …
 */
public record Warning(String code, String detail) {
    /** Stays until a consent is taken: the renewals of the old grant say nothing about the new consent. */
    static final Warning KEPT_OLD = new Warning(
            "consent_not_taken",
            "The last consent brought no refresh token, so this grant, which has one, was kept instead. Providers leave it"
                    + " out where the consent page was skipped: ask with prompt=consent, or for offline access.");
}
