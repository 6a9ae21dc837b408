package io.evergrant.audit;

import org.jspecify.annotations.Nullable;

/**
 * What became of one field. A secret's change is told by {@link #secret}, never with a value.
 *
 * @param old the text before, or null where there was none
 * @param now the text after, or null where it was removed
 */
public record FieldChange(
        String field, @Nullable String old, @Nullable String now) {
    public static FieldChange secret(String field) {
        return new FieldChange(field, null, "changed");
    }
}
