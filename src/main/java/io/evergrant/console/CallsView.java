package io.evergrant.console;

import io.evergrant.check.Violations;
import io.evergrant.message.Call;
import io.evergrant.message.CallFilter;
import io.evergrant.message.Calls;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of calls, newest first. */
@Named
@RequestScoped
public class CallsView extends ListView<Call> {
    @Inject
    Calls calls;

    @Inject
    Times times;

    private @Nullable String message;
    private @Nullable String method;
    private @Nullable String status;
    private @Nullable String subject;
    private @Nullable String since;
    private boolean failed;

    @Override
    protected long count() {
        return calls.count(filter());
    }

    @Override
    protected List<Call> load(int offset, int limit) {
        return calls.page(filter(), offset, limit);
    }

    private CallFilter filter() {
        return new CallFilter(message, method, number(status), day(since, times.getZone()), subject, failed, null);
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null || !text.matches("\\d{3}") ? null : Integer.valueOf(text);
    }

    /** A day's beginning in the reader's zone; null where the text is no day. */
    static @Nullable Instant day(@Nullable String text, ZoneId zone) {
        Instant end = new Fields().with("day", text).day("day", zone, new Violations());
        return end == null ? null : end.plusSeconds(1).atZone(zone).minusDays(1).toInstant();
    }

    @Override
    protected Map<String, @Nullable String> query() {
        Map<String, @Nullable String> query = super.query();
        query.put("message", message);
        query.put("method", method);
        query.put("status", status);
        query.put("subject", subject);
        query.put("since", since);
        query.put("failed", failed ? "true" : null);
        return query;
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public @Nullable String getMessage() {
        return message;
    }

    public void setMessage(@Nullable String message) {
        this.message = orNull(message);
    }

    public @Nullable String getMethod() {
        return method;
    }

    public void setMethod(@Nullable String method) {
        this.method = orNull(method);
    }

    public @Nullable String getStatus() {
        return status;
    }

    public void setStatus(@Nullable String status) {
        this.status = orNull(status);
    }

    public @Nullable String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = orNull(subject);
    }

    /** A day, as {@code 2027-01-31}. */
    public @Nullable String getSince() {
        return since;
    }

    public void setSince(@Nullable String since) {
        this.since = orNull(since);
    }

    public boolean isFailed() {
        return failed;
    }

    public void setFailed(boolean failed) {
        this.failed = failed;
    }
}
