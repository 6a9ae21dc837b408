package io.evergrant.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The refresh token as it is kept: encrypted, with the fingerprints by which it and its forerunners are known again. */
@Embeddable
class HeldRefresh {
    @Column(name = "refresh_token")
    private @Nullable String token;

    @Column(name = "refresh_print")
    private @Nullable String print;

    @Column(name = "refresh_print_before")
    private @Nullable String printBefore;

    @Column(name = "refresh_print_moved")
    private @Nullable String printMoved;

    @Column(name = "refresh_kept")
    private boolean kept;

    @Column(name = "refresh_ends_at")
    private @Nullable Instant endsAt;

    @Column(name = "refresh_end_moves")
    private @Nullable Boolean endMoves;

    protected HeldRefresh() {}

    /** A consent begins with nothing known. */
    static HeldRefresh none() {
        return new HeldRefresh();
    }

    void replace(@Nullable String sealed, @Nullable String newPrint) {
        printBefore = print;
        token = sealed;
        print = newPrint;
    }

    void movedIn(@Nullable String movedPrint) {
        printMoved = movedPrint;
    }

    void kept(boolean lastRefreshKeptIt) {
        kept = lastRefreshKeptIt;
    }

    void end(@Nullable Instant at, @Nullable Boolean moves) {
        endsAt = at;
        endMoves = moves;
    }

    boolean knows(String askedPrint) {
        return askedPrint.equals(print) || askedPrint.equals(printBefore) || askedPrint.equals(printMoved);
    }

    @Nullable
    String token() {
        return token;
    }

    @Nullable
    String print() {
        return print;
    }

    boolean kept() {
        return kept;
    }

    @Nullable
    Instant endsAt() {
        return endsAt;
    }

    /** Whether a renewal moved the end; null before the first has told. */
    @Nullable
    Boolean endMoves() {
        return endMoves;
    }
}
