package io.evergrant.api;

import io.evergrant.check.InvalidInput;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Which part of a collection is asked for. */
public class Page {
    private static final int MOST = 1000;

    @QueryParam("limit")
    @DefaultValue("100")
    String limit = "100";

    @QueryParam("after")
    @DefaultValue("")
    String after = "";

    int limit() {
        try {
            int asked = Integer.parseInt(limit);
            if (asked >= 1 && asked <= MOST) {
                return asked;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidInput("limit", "must be a whole number from 1 to " + MOST);
    }

    String after() {
        if (after.length() > 600 || after.indexOf('\0') >= 0) {
            throw new InvalidInput("after", "must be the next of an earlier answer");
        }
        return after;
    }

    /** As {@link #after()}, for collections whose cursor is a number; {@link Long#MAX_VALUE} at the beginning. */
    long afterNumber() {
        try {
            return after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw new InvalidInput("after", "must be the next of an earlier answer");
        }
    }

    /**
     * The part as the API shows it.
     *
     * @param find at most so many after this one; asked for one more, to know whether there is a next part
     * @param cursor by which the part after an item is asked for
     */
    <T> JsonObject of(
            BiFunction<String, Integer, List<T>> find,
            Function<T, String> cursor,
            Function<T, ? extends JsonObject> json) {
        List<T> found = find.apply(after(), limit() + 1);
        boolean more = found.size() > limit();
        List<T> shown = more ? found.subList(0, limit()) : found;
        JsonArrayBuilder items = Json.createArrayBuilder();
        shown.forEach(item -> items.add(json.apply(item)));
        JsonObjectBuilder page = Json.createObjectBuilder().add("items", items);
        if (more) {
            page.add("next", cursor.apply(shown.get(shown.size() - 1)));
        }
        return page.build();
    }
}
