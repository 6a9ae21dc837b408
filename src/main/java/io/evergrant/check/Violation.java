package io.evergrant.check;

/**
 * One thing that is wrong with what someone entered.
 *
 * @param field the member's name as in the REST API, nested ones with dots and indexes ({@code methods[0].path})
 * @param message what is wrong and what would be right, a sentence for the person who entered it; never holds a secret
 */
public record Violation(String field, String message) {}
