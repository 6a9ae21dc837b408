package io.evergrant.grant;

/**
 * Something about a grant that works, and may not for long or not for all.
 *
 * @param code {@code scope_missing}, {@code no_refresh_token}, {@code lifetime_unreadable}, …
 */
public record Warning(String code, String detail) {}
