package io.evergrant.grant;

import io.evergrant.secret.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An answer as the journal has it. What it is about stands there in clear, so that nothing is decrypted that the database
 * has as well.
 *
 * @param kind {@code renewal} or {@code consent}
 * @param key the grant's id; or the id of the authorization request whose code was exchanged
 * @param place profile and subject: {@code crm/default}
 * @param generation of the grant that it belongs to
 * @param attempt of the renewal; 0 for a consent
 * @param at when it was written down
 * @param sealed the tokens, encrypted for this entry alone
 */
public record JournalEntry(
        Kind kind, String key, String place, long generation, long attempt, Instant at, String sealed) {
    /** What was answered. */
    public enum Kind {
        RENEWAL,
        CONSENT
    }

    static JournalEntry read(byte[] record) {
        String[] parts = new String(record, StandardCharsets.UTF_8).split("\t", -1);
        return new JournalEntry(
                Kind.valueOf(parts[0]),
                parts[1],
                parts[2],
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]),
                Instant.ofEpochMilli(Long.parseLong(parts[5])),
                parts[6]);
    }

    byte[] write() {
        return String.join(
                        "\t",
                        kind.name(),
                        key,
                        place,
                        String.valueOf(generation),
                        String.valueOf(attempt),
                        String.valueOf(at.toEpochMilli()),
                        sealed)
                .getBytes(StandardCharsets.UTF_8);
    }

    JournalEntry sealed(String text) {
        return new JournalEntry(kind, key, place, generation, attempt, at, text);
    }

    Place vaultPlace() {
        return new Place("journal", kind.name(), key + "/" + generation + "/" + attempt);
    }

    /** Whether this answer is newer than what a grant's row says. */
    boolean newerThan(long rowGeneration, long rowAttempt) {
        return generation == rowGeneration && attempt > rowAttempt;
    }

    @Override
    public String toString() {
        return kind + " " + place + " " + generation + "/" + attempt;
    }
}
