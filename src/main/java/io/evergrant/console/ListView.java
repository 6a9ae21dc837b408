package io.evergrant.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;
import org.primefaces.event.data.PageEvent;

/**
 * A list page. Its filters are a plain GET form and its page number is kept in the query, so that every view of a list
 * has an address; the rows come lazily. A subclass adds its filters to {@link #query}.
 */
public abstract class ListView<T> {
    static final int SIZE = 12;

    private final Rows<T> rows = new Rows<>(this::count, this::load);
    private @Nullable String text;
    private int page = 1;

    protected abstract long count();

    protected abstract List<T> load(int offset, int limit);

    /** What stands in the query beside the page number; null values are left out. */
    protected Map<String, @Nullable String> query() {
        Map<String, @Nullable String> query = new LinkedHashMap<>();
        query.put("q", text);
        return query;
    }

    /** Another page was chosen: the address follows. */
    public void paged(PageEvent event) {
        Map<String, @Nullable String> query = query();
        query.put("page", event.getPage() == 0 ? null : String.valueOf(event.getPage() + 1));
        PrimeFaces.current().ajax().addCallbackParam("query", written(query));
    }

    /** The filters as a query with its question mark; empty without any. */
    public String getSearch() {
        return written(query());
    }

    private static String written(Map<String, @Nullable String> query) {
        String written = query.entrySet().stream()
                .filter(e -> e.getValue() != null)
                .map(e -> e.getKey() + "=" + URLEncoder.encode(String.valueOf(e.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return written.isEmpty() ? "" : "?" + written;
    }

    /** Whether the reader asked for some rows only: then "no match" is not "none yet". */
    public boolean isFiltered() {
        return query().values().stream().anyMatch(v -> v != null);
    }

    public Rows<T> getRows() {
        return rows;
    }

    public int getSize() {
        return SIZE;
    }

    public int getFirst() {
        return (Math.max(1, page) - 1) * SIZE;
    }

    /** What the name or another text of a row must hold. */
    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text == null || text.isBlank() ? null : text.strip();
    }

    protected String textOrAll() {
        return text == null ? "" : text;
    }

    public int getPage() {
        return page;
    }

    public void setPage(int page) {
        this.page = page;
    }
}
