package io.evergrant.audit;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that someone did. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_seq")
    @SequenceGenerator(name = "audit_seq", sequenceName = "audit_seq", allocationSize = 1)
    private long id;

    @Column
    private Instant at = Instant.EPOCH;

    @Column
    private String actor = "";

    @Column
    private String action = "";

    @Column
    private String object = "";

    private @Nullable String origin;

    @Column
    private String node = "";

    @Column
    private String changes = "[]";

    @Column
    private long total = 1;

    @SuppressWarnings("UnusedVariable") // read by a query
    private @Nullable String bucket;

    protected AuditEntry() {}

    AuditEntry(Instant at, String actor, String action, String object, @Nullable String origin, String node) {
        this.at = at;
        this.actor = actor;
        this.action = action;
        this.object = object;
        this.origin = origin;
        this.node = node;
    }

    AuditEntry with(List<FieldChange> fields) {
        changes = Changes.write(fields);
        return this;
    }

    AuditEntry counted(String name) {
        bucket = name;
        return this;
    }

    public long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public String actor() {
        return actor;
    }

    public String action() {
        return action;
    }

    public String object() {
        return object;
    }

    /** The address that the request came from, or null where the hub itself acted. */
    public @Nullable String origin() {
        return origin;
    }

    public String node() {
        return node;
    }

    public List<FieldChange> changes() {
        return Changes.read(changes);
    }

    /** How often, where things are counted and not told one by one; else 1. */
    public long count() {
        return total;
    }

    /** The stored form of the field changes. */
    private static final class Changes {
        private static final Jsonb JSON = JsonbBuilder.create();

        static String write(List<FieldChange> fields) {
            return JSON.toJson(fields.toArray(FieldChange[]::new));
        }

        static List<FieldChange> read(String json) {
            return List.of(JSON.fromJson(json, FieldChange[].class));
        }
    }
}
