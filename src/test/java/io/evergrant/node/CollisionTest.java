package io.evergrant.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CollisionTest {
    private final AtomicInteger tries = new AtomicInteger();

    /** Fails so often, and is then done. */
    private String transaction(int failures, String state) {
        if (tries.incrementAndGet() <= failures) {
            throw new PersistenceException(new SQLException("victim of a deadlock", state));
        }
        return "done";
    }

    @Test
    void aDeadlocksVictimIsTriedAgain() {
        assertThat(Collision.outlasted(() -> transaction(3, "40P01"))).isEqualTo("done");
        assertThat(tries).hasValue(4);
    }

    @Test
    void butNotForEver() {
        assertThatThrownBy(() -> Collision.outlasted(() -> transaction(4, "40001")))
                .isInstanceOf(PersistenceException.class);
        assertThat(tries).hasValue(4);
    }

    @Test
    void whatFailsForAnotherReasonIsNotRepeated() {
        assertThatThrownBy(() -> Collision.outlasted(() -> transaction(1, "22001")))
                .isInstanceOf(PersistenceException.class);
        assertThat(tries).hasValue(1);
    }
}
