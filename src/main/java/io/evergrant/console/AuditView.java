package io.evergrant.console;

import io.evergrant.audit.Audit;
import io.evergrant.audit.AuditEntry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit, newest first. */
@Named
@RequestScoped
public class AuditView extends ListView<AuditEntry> {
    @Inject
    Audit audit;

    @Inject
    Times times;

    private @Nullable String since;
    private @Nullable String actor;
    private @Nullable String object;

    @Override
    protected long count() {
        return audit.count(filter());
    }

    @Override
    protected List<AuditEntry> load(int offset, int limit) {
        return audit.list(filter(), offset, limit);
    }

    private Audit.Filter filter() {
        return new Audit.Filter(CallsView.day(since, times.getZone()), actor, object);
    }

    @Override
    protected Map<String, @Nullable String> query() {
        Map<String, @Nullable String> query = super.query();
        query.put("since", since);
        query.put("actor", actor);
        query.put("object", object);
        return query;
    }

    /** A day, as {@code 2027-01-31}. */
    public @Nullable String getSince() {
        return since;
    }

    public void setSince(@Nullable String since) {
        this.since = CallsView.orNull(since);
    }

    public @Nullable String getActor() {
        return actor;
    }

    public void setActor(@Nullable String actor) {
        this.actor = CallsView.orNull(actor);
    }

    public @Nullable String getObject() {
        return object;
    }

    public void setObject(@Nullable String object) {
        this.object = CallsView.orNull(object);
    }
}
