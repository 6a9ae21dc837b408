package io.evergrant.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class JournalEntryTest {
    private final JournalEntry entry = new JournalEntry(
            JournalEntry.Kind.RENEWAL, "grant-1", "crm/jürgen", 7, 3, Instant.ofEpochMilli(1_000), "12:abc=");

    @Test
    void isReadAsItWasWritten() {
        assertThat(JournalEntry.read(entry.write())).isEqualTo(entry);
    }

    @Test
    void isNewerWhereTheGenerationIsTheSameAndNoHigherAttemptHasStored() {
        assertThat(entry.newerThan(7, 2)).isTrue();
        assertThat(entry.newerThan(7, 3)).isFalse();
        assertThat(entry.newerThan(7, 4)).isFalse();
        assertThat(entry.newerThan(8, 0)).as("a later consent").isFalse();
        assertThat(entry.newerThan(6, 0))
                .as("an earlier one, of a restored database")
                .isFalse();
    }

    @Test
    void itsTokensAreSealedForThisEntryAlone() {
        assertThat(entry.vaultPlace().row()).isEqualTo("grant-1/7/3");
        assertThat(entry).asString().doesNotContain("abc");
    }
}
