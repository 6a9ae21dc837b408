package io.evergrant.notice;

import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of a query in SQL. */
final class Row {
    private final @Nullable Object[] columns;

    private Row(@Nullable Object[] columns) {
        this.columns = columns;
    }

    static <T> List<T> read(Query query, Function<Row, T> reader) {
        List<?> found = query.getResultList();
        return found.stream().map(row -> reader.apply(new Row((Object[]) row))).toList();
    }

    /** Empty where there is none. */
    String text(int column) {
        return Objects.requireNonNullElse((String) columns[column], "");
    }

    long number(int column) {
        return ((Number) Objects.requireNonNull(columns[column])).longValue();
    }

    Instant time(int column) {
        return Instant.ofEpochMilli(number(column));
    }
}
