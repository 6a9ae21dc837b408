package io.evergrant.secret;

/**
 * Where a ciphertext belongs; moved elsewhere it does not decrypt.
 *
 * @param table the table's name
 * @param column the column's name
 * @param row the row's UUID: never a name, which could be given again
 */
public record Place(String table, String column, String row) {
    String associatedData() {
        return "v1|" + table + "|" + column + "|" + row;
    }
}
