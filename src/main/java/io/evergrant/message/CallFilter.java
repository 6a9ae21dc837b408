package io.evergrant.message;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks for; null where it does not matter.
 *
 * @param status the target's own
 * @param failed those without an answer, or with a status of 400 and above
 * @param beforeId those older than this call
 */
public record CallFilter(
        @Nullable String message,
        @Nullable String method,
        @Nullable Integer status,
        @Nullable Instant since,
        @Nullable String subject,
        boolean failed,
        @Nullable String beforeId) {
    public static final CallFilter ALL = new CallFilter(null, null, null, null, null, false, null);

    public static CallFilter of(@Nullable String message, @Nullable String method) {
        return new CallFilter(message, method, null, null, null, false, null);
    }

    CallFilter before(String id) {
        return new CallFilter(message, method, status, since, subject, failed, id);
    }

    <T> TypedQuery<T> query(EntityManager entities, String select, String end, Class<T> type) {
        StringBuilder where = new StringBuilder(" FROM Call c WHERE 1 = 1");
        Map<String, Object> parameters = new LinkedHashMap<>();
        add(where, parameters, " AND c.message = :message", "message", message);
        add(where, parameters, " AND c.method = :method", "method", method);
        add(where, parameters, " AND c.status = :status", "status", status);
        add(where, parameters, " AND c.at >= :since", "since", since);
        add(where, parameters, " AND c.subject = :subject", "subject", subject);
        add(where, parameters, " AND c.id < :before", "before", beforeId);
        if (failed) {
            add(where, parameters, " AND (c.outcome <> :answered OR c.status >= 400)", "answered", Outcome.ANSWERED);
        }
        TypedQuery<T> query = entities.createQuery(select + where + end, type);
        parameters.forEach(query::setParameter);
        return query;
    }

    private static void add(
            StringBuilder where,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            parameters.put(name, value);
        }
    }
}
