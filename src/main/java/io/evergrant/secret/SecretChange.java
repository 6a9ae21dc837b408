package io.evergrant.secret;

/** What a save does to a secret that is write-only: keep it (left out), clear it ({@code null}), or set a new one. */
public sealed interface SecretChange {
    record Keep() implements SecretChange {}

    record Clear() implements SecretChange {}

    record Set(Secret secret) implements SecretChange {}

    SecretChange KEEP = new Keep();
    SecretChange CLEAR = new Clear();

    static SecretChange set(Secret secret) {
        return new Set(secret);
    }
}
