package io.evergrant.api;

import io.evergrant.check.InvalidInput;
import io.evergrant.check.Precondition;
import jakarta.ws.rs.HeaderParam;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a writer says that he has seen (RFC 9110 §13.1), and the tag of what people set: row and version. */
public class Etag {
    @HeaderParam("If-Match")
    @Nullable
    String ifMatch;

    @HeaderParam("If-None-Match")
    @Nullable
    String ifNoneMatch;

    /** A stored thing, as far as tags go. */
    record Seen(String id, long version) {
        String tag() {
            return "\"" + Integer.toHexString(id.hashCode()) + "-" + version + "\"";
        }
    }

    static String of(String id, long version) {
        return new Seen(id, version).tag();
    }

    /**
     * @param stored what is there now, asked only where the writer says what he has seen
     */
    Precondition precondition(Supplier<Optional<Seen>> stored) {
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals("*")) {
            throw new InvalidInput("If-None-Match", "must be * where something is saved");
        }
        if (ifMatch == null) {
            return ifNoneMatch == null ? Precondition.NONE : Precondition.NEW;
        }
        Optional<Seen> now = stored.get();
        boolean match = now.isPresent() && matches(ifMatch, now.get().tag());
        // a version that nothing has makes the rooms say what they say to whoever was too late
        return Precondition.version(match ? now.get().version() : -1);
    }

    private static boolean matches(String wanted, String tag) {
        return wanted.strip().equals("*")
                || Arrays.stream(wanted.split(",", -1)).map(String::strip).anyMatch(tag::equals);
    }
}
