package io.evergrant.message;

import io.evergrant.check.NotFound;
import io.evergrant.secret.Place;
import io.evergrant.secret.Secret;
import io.evergrant.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place where calls are kept. */
@ApplicationScoped
@Transactional
public class Calls {
    private static final Jsonb JSON = JsonbBuilder.create();

    @PersistenceContext(unitName = "evergrant")
    EntityManager entities;

    @Inject
    Vault vault;

    /** @throws NotFound where there is none of this id, or its time is over */
    public Call get(String id) {
        return Optional.ofNullable(entities.find(Call.class, id)).orElseThrow(() -> new NotFound("call", id));
    }

    /** The request as it was kept, or null where the log level did not ask for it. */
    public @Nullable Part request(Call call) {
        return part(call.sealedRequest(), call.place("request"));
    }

    /** The answer as it was kept, or null where the log level did not ask for it, or none came. */
    public @Nullable Part response(Call call) {
        return part(call.sealedResponse(), call.place("response"));
    }

    private @Nullable Part part(@Nullable String sealed, Place place) {
        return sealed == null ? null : JSON.fromJson(vault.open(sealed, place).reveal(), Part.class);
    }

    void keep(Call call, @Nullable Part request, @Nullable Part response) {
        call.keep(sealed(request, call.place("request")), sealed(response, call.place("response")));
        entities.persist(call);
    }

    private @Nullable String sealed(@Nullable Part part, Place place) {
        return part == null ? null : vault.seal(new Secret(JSON.toJson(part)), place);
    }

    /** Newest first, at most {@code limit} of those that fit, after the first {@code offset}. */
    public List<Call> page(CallFilter filter, int offset, int limit) {
        return filter.query(entities, "SELECT c", " ORDER BY c.id DESC", Call.class)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those that fit and are older than the one with this id, newest first; the API pages so. */
    public List<Call> before(CallFilter filter, @Nullable String id, int limit) {
        CallFilter older = id == null ? filter : filter.before(id);
        return page(older, 0, limit);
    }

    public long count(CallFilter filter) {
        return filter.query(entities, "SELECT COUNT(c)", "", Long.class).getSingleResult();
    }

    /** The last call of a method, or of a whole message where the method is null. */
    public Optional<Call> last(String message, @Nullable String method) {
        return page(CallFilter.of(message, method), 0, 1).stream().findFirst();
    }

    /** Deletes what is older than the retention, and says how many. */
    int forgetBefore(Instant end) {
        return entities.createQuery("DELETE FROM Call c WHERE c.at < :end")
                .setParameter("end", end)
                .executeUpdate();
    }
}
