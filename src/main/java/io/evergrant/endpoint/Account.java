package io.evergrant.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * Whose grant it is at the provider (OIDC Core §2, §5.3).
 *
 * @param issuer who says so
 * @param subject {@code sub}: stable and unique at that issuer
 * @param displayName e-mail address, user name or name, for people; null where none was told
 */
public record Account(
        String issuer, String subject, @Nullable String displayName) {
    /** One text that is equal where the account is. */
    public String id() {
        return issuer + "|" + subject;
    }
}
