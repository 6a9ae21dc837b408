package io.evergrant.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.evergrant.check.Precondition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EtagTest {
    @Test
    void tagsSayWhatTheWriterHasSeen() {
        Optional<Etag.Seen> stored = Optional.of(new Etag.Seen("a", 7));
        assertThat(etag(null, null).precondition(() -> stored)).isEqualTo(Precondition.NONE);
        assertThat(etag(null, "*").precondition(() -> stored)).isEqualTo(Precondition.NEW);
        assertThat(etag("\"61-7\"", null).precondition(() -> stored)).isEqualTo(Precondition.version(7));
        assertThat(etag("\"x\", \"61-7\"", null).precondition(() -> stored)).isEqualTo(Precondition.version(7));
        assertThat(etag("*", null).precondition(() -> stored)).isEqualTo(Precondition.version(7));
        assertThat(etag("\"61-6\"", null).precondition(() -> stored)).isEqualTo(Precondition.version(-1));
        assertThat(etag("*", null).precondition(Optional::empty)).isEqualTo(Precondition.version(-1));
    }

    private static Etag etag(@Nullable String match, @Nullable String noneMatch) {
        Etag etag = new Etag();
        etag.ifMatch = match;
        etag.ifNoneMatch = noneMatch;
        return etag;
    }
}
