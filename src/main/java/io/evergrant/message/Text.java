package io.evergrant.message;

import io.evergrant.message.Piece.Origin;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A filled-in text in its pieces. */
public record Text(List<Piece> pieces) {
    public Text {
        pieces = List.copyOf(pieces);
    }

    static Text of(String text) {
        return new Text(List.of(new Piece(text, Origin.TEMPLATE)));
    }

    static Text inserted(String text) {
        return new Text(List.of(new Piece(text, Origin.INSERTED)));
    }

    static Text secret(String text) {
        return new Text(List.of(new Piece(text, Origin.SECRET)));
    }

    Text and(Text more) {
        return new Text(Stream.concat(pieces.stream(), more.pieces.stream()).toList());
    }

    /** As it is sent. */
    String whole() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** As it may be shown. */
    public String shown() {
        return pieces.stream().map(Piece::shown).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return shown();
    }
}
