package io.evergrant.endpoint;

/** What came of a revocation (RFC 7009). */
public sealed interface RevocationOutcome {
    /** The provider has taken it, or never knew the token (§2.2). */
    record Revoked() implements RevocationOutcome {}

    /** The provider has no revocation endpoint. */
    record NotOffered() implements RevocationOutcome {}

    /** @param detail why not, in a sentence for people, without secrets */
    record Failed(String detail) implements RevocationOutcome {}
}
