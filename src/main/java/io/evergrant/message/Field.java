package io.evergrant.message;

/**
 * A header or query parameter; a list of these keeps the order in which a person wrote them.
 *
 * @param value a template
 */
public record Field(String name, String value) {}
