package io.evergrant.console;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The rows of a list, a page at a time from the database: one count and one load each. */
final class Rows<T> extends LazyDataModel<T> {
    private static final long serialVersionUID = 1L;

    /** One page of rows. */
    interface Page<T> {
        List<T> load(int offset, int limit);
    }

    private final transient LongSupplier count;
    private final transient Page<T> page;

    Rows(LongSupplier count, Page<T> page) {
        this.count = count;
        this.page = page;
    }

    @Override
    public int count(Map<String, FilterMeta> filterBy) {
        return Math.toIntExact(count.getAsLong());
    }

    @Override
    public List<T> load(int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
        return page.load(first, pageSize);
    }
}
